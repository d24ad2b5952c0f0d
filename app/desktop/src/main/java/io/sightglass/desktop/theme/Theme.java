package io.sightglass.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Dresses the window: AtlantaFX's controls in our colours. */
public final class Theme {

  private static final String SHEET = "/io/sightglass/styles/workstation.css";

  private Theme() {}

  /** Keeps all controls, and {@code scene}, in the colours of {@code palette}. */
  public static void follow(Scene scene, ObservableValue<Palette> palette) {
    URL sheet = Objects.requireNonNull(Theme.class.getResource(SHEET), SHEET);
    palette.subscribe(colours -> {
      apply(colours);
      // A sheet, not a style of the root: popups have a root of their own, and take the sheets.
      scene.getStylesheets().setAll(sheet(colours), sheet.toExternalForm());
    });
  }

  private static String sheet(Palette colours) {
    String css = ".root { " + colours.css() + "}";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static void apply(Palette palette) {
    Application.setUserAgentStylesheet(
        palette.dark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
