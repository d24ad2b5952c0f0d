package io.sightglass.benchmarks.window;

import picocli.CommandLine.Command;

/** All that is measured of the window. */
@Command(
    name = "window",
    description = {
      "What the window costs: pictures late, and the JavaFX thread's time by pulse.",
      "It is 1920 × 1000 where there is a DISPLAY; else 1280 × 720, drawn without a screen by"
          + " JavaFX's software pipeline."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      PlayCommand.class,
      PanCommand.class,
      DefectsCommand.class,
      SessionCommand.class,
      HoursCommand.class
    })
public final class WindowCommand {}
