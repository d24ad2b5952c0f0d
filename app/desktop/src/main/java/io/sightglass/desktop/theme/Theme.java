package io.sightglass.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
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
    scene.getStylesheets().add(sheet.toExternalForm());
    palette.subscribe(Theme::apply);
  }

  private static void apply(Palette palette) {
    Application.setUserAgentStylesheet(
        palette.dark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
