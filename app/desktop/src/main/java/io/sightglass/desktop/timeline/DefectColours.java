package io.sightglass.desktop.timeline;

import io.sightglass.core.profile.Severity;
import javafx.scene.paint.Color;

/** The colour of each severity; never the only sign of it. */
public final class DefectColours {

  private DefectColours() {}

  public static Color of(Severity severity) {
    return switch (severity) {
      case INFO -> Color.web("#6f9fd8");
      case WARNING -> Color.web("#d9b44a");
      case ERROR -> Color.web("#e0794a");
      case FATAL -> Color.web("#e04f5f");
    };
  }

  /** A letter that says the same. */
  public static String letter(Severity severity) {
    return severity.name().substring(0, 1);
  }
}
