package io.sightglass.benchmarks.window;

import io.sightglass.core.report.ReportWriter;
import io.sightglass.desktop.Workstation;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.Choices;
import io.sightglass.desktop.shell.MainPane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The whole workstation in a window of its own, with settings of its own. Used by one thread. */
final class BenchWindow implements AutoCloseable {

  /** Metrics of picture, sound and coding, six graphs' worth. */
  static final List<String> SIX =
      List.of(
          "black-share",
          "block-damage",
          "freeze-stopped",
          "silence-level",
          "loudness-momentary",
          "video-bitrate");

  private static final long LOOK_MILLIS = 20;

  private final Path settings = Files.createTempDirectory("sightglass-benchmark");
  private final Stage stage;
  private final Workstation workstation;
  private final PulseMeter pulses;

  BenchWindow() throws IOException, InterruptedException {
    boolean screen = System.getenv("DISPLAY") != null;
    // JavaFX's own screen where there is none is 1280 × 1024.
    int width = screen ? 1920 : 1280;
    int height = screen ? 1000 : 720;
    if (!screen) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    System.setProperty("java.awt.headless", "true");
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    workstation = fx(() -> new Workstation(UserSettings.in(settings), new Nobody(), width, height));
    stage =
        fx(() -> {
          Stage window = new Stage();
          window.setScene(workstation.scene());
          window.show();
          return window;
        });
    pulses = fx(PulseMeter::new);
  }

  MainPane pane() {
    return workstation.pane();
  }

  PulseMeter pulses() {
    return pulses;
  }

  /** Opens {@code input}, and waits until its first picture and measurements are there. */
  void open(Path input) throws InterruptedException {
    run(() -> pane().open(input.toString()));
    until(() ->
        pane().picture().video().shown() > 0 && pane().workspace().view().analysis().isPresent());
  }

  /** A key with what is held beside it. */
  record Key(KeyCode code, String text, boolean shift, boolean control, boolean alt) {

    static Key of(KeyCode code) {
      return new Key(code, "", false, false, false);
    }

    static Key of(KeyCode code, String text) {
      return new Key(code, text, false, false, false);
    }

    static Key withAlt(KeyCode code) {
      return new Key(code, "", false, false, true);
    }

    static Key withControl(KeyCode code) {
      return new Key(code, "", false, true, false);
    }
  }

  void press(Key key) throws InterruptedException {
    run(() -> {
      pulses.after(key.code().toString());
      pane()
          .fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED,
                  key.text(),
                  key.text(),
                  key.code(),
                  key.shift(),
                  key.control(),
                  key.alt(),
                  false));
    });
  }

  void run(Runnable action) throws InterruptedException {
    fx(() -> {
      action.run();
      return true;
    });
  }

  void until(Callable<Boolean> condition) throws InterruptedException {
    while (!fx(condition)) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  static <T> T fx(Callable<T> action) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits until the next pulse has begun. */
  static void nextPulse() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    fx(() -> {
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          begun.countDown();
        }
      }.start();
      return true;
    });
    begun.await();
  }

  @Override
  public void close() throws IOException {
    try {
      run(() -> {
        stage.hide();
        workstation.close();
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
    try (Stream<Path> files = Files.walk(settings)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Answers no dialog. */
  private static final class Nobody implements Choices {

    @Override
    public Optional<Path> fileToOpen() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> pictureToWrite(String proposed) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> recordingToWrite(String proposed) {
      return Optional.empty();
    }
  }
}
