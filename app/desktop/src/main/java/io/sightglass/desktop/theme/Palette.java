package io.sightglass.desktop.theme;

import io.sightglass.core.profile.Severity;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * The colours of a theme, each as {@code 0xRRGGBB}: the one place that style sheets, canvases and
 * charts take them from. Surfaces and text are neutral greys, as a tint beside the picture would
 * change how its colours are seen.
 *
 * @param dark white text on dark surfaces
 * @param window behind everything
 * @param panel a pane
 * @param raised tool bars, lanes, headers
 * @param control buttons and fields
 * @param line borders and grids
 * @param text to be read
 * @param muted labels and hints; at least 4.5:1 on a panel
 * @param accent the focus, a selection
 * @param selection behind a selected row
 * @param playhead the line at the picture on screen
 * @param threshold a rule's threshold
 * @param info severity
 * @param warning severity
 * @param error severity
 * @param fatal severity
 * @param gap a stretch that nobody looked at
 * @param series lines of graphs, in turn
 */
public record Palette(
    boolean dark,
    int window,
    int panel,
    int raised,
    int control,
    int line,
    int text,
    int muted,
    int accent,
    int selection,
    int playhead,
    int threshold,
    int info,
    int warning,
    int error,
    int fatal,
    int gap,
    List<Integer> series) {

  public static final Palette DARK =
      new Palette(
          true,
          0x141414,
          0x1b1b1b,
          0x242424,
          0x303030,
          0x3c3c3c,
          0xdedede,
          0xa0a0a0,
          0x9fc5e8,
          0x3a3f45,
          0xffffff,
          0xd9b44a,
          0x6f9fd8,
          0xd9b44a,
          0xe0794a,
          0xe04f5f,
          0x8a6a9a,
          List.of(0x9fc5e8, 0xb5d99c, 0xe8b89f, 0xd0a9e0, 0xe6dc8f, 0x8fd6cf));

  public static final Palette LIGHT =
      new Palette(
          false,
          0xd2d2d2,
          0xe6e6e6,
          0xdadada,
          0xf2f2f2,
          0xb4b4b4,
          0x1c1c1c,
          0x565656,
          0x1f5f99,
          0xc3cbd3,
          0x000000,
          0x7a5c00,
          0x2c66ac,
          0x866300,
          0xb0491c,
          0xb01f33,
          0x6d4a80,
          List.of(0x1f5f99, 0x3f7322, 0xa5501f, 0x7a3f94, 0x776a00, 0x14736a));

  public Palette {
    series = List.copyOf(series);
  }

  public int severity(Severity severity) {
    return switch (severity) {
      case INFO -> info;
      case WARNING -> warning;
      case ERROR -> error;
      case FATAL -> fatal;
    };
  }

  /** The colour of a graph's {@code index}th line. */
  public int series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /** {@code rgb} for a canvas. */
  public static Color fx(int rgb) {
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** {@code rgb} for a canvas, let through by {@code opacity}. */
  public static Color fx(int rgb, double opacity) {
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, opacity);
  }

  /** The looked-up colours of the style sheet, for a sheet's {@code .root}. */
  public String css() {
    StringBuilder style = new StringBuilder();
    put(style, "window", window);
    put(style, "panel", panel);
    put(style, "raised", raised);
    put(style, "control", control);
    put(style, "line", line);
    put(style, "text", text);
    put(style, "muted", muted);
    put(style, "accent", accent);
    put(style, "selection", selection);
    put(style, "playhead", playhead);
    put(style, "info", info);
    put(style, "warning", warning);
    put(style, "error", error);
    put(style, "fatal", fatal);
    return style.toString();
  }

  private static void put(StringBuilder style, String name, int rgb) {
    style.append(String.format(Locale.ROOT, "-sg-%s: #%06x; ", name, rgb));
  }
}
