package io.sightglass.desktop;

import io.sightglass.core.report.Tool;
import io.sightglass.core.user.ProgramLog;
import java.util.List;
import javafx.application.Application;

/** Starts the window. */
public final class DesktopMain {

  private static final int WRONG_USAGE = 2;

  private DesktopMain() {}

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(LaunchOptions.USAGE);
      return;
    }
    if (words.contains("--version")) {
      Tool.versions().forEach(System.out::println);
      return;
    }
    LaunchOptions options;
    try {
      options = LaunchOptions.parse(words);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(LaunchOptions.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    ProgramLog.set("sightglass-desktop");
    Thread.setDefaultUncaughtExceptionHandler(new Failures());
    // Charts are drawn by AWT into memory; it never opens a window of its own.
    System.setProperty("java.awt.headless", "true");
    if (options.snapshot().isPresent()) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    WarmUp.begin();
    Application.launch(WorkstationApplication.class, arguments);
  }
}
