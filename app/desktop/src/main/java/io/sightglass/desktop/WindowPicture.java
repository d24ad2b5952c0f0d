package io.sightglass.desktop;

import io.sightglass.desktop.player.FrameFiles;
import io.sightglass.desktop.shell.MainPane;
import java.io.IOException;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;

/**
 * Makes a picture of the window when its analysis has ended and what it shows has settled, at the
 * first defect.
 */
final class WindowPicture {

  /** Nothing on screen has changed for so long. */
  private static final long SETTLED_NANOS = 700_000_000;

  private final MainPane pane;

  WindowPicture(MainPane pane) {
    this.pane = pane;
  }

  /** Writes {@code file} as PNG, then runs {@code after}. Screen's thread. */
  void takeWhenAnalysed(Path file, Runnable after) {
    new AnimationTimer() {
      private boolean analysed;
      private long frame = Long.MIN_VALUE;
      private int painted;
      private long since;

      @Override
      public void handle(long now) {
        if (pane.workspace().view().running()) {
          return;
        }
        if (!analysed) {
          analysed = true;
          pane.showFirstDefect();
        }
        long shown = pane.picture().video().shownFrame();
        int graphs = pane.graphs().painted();
        if (shown != frame || graphs != painted || !pane.settled()) {
          frame = shown;
          painted = graphs;
          since = now;
        } else if (now - since > SETTLED_NANOS) {
          stop();
          write(file);
          after.run();
        }
      }
    }.start();
  }

  private void write(Path file) {
    try {
      FrameFiles.write(pane.getScene().snapshot(null), file);
    } catch (IOException e) {
      System.err.println("The picture " + file + " cannot be written: " + e.getMessage());
    }
  }
}
