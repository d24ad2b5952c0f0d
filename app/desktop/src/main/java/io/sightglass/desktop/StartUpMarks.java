package io.sightglass.desktop;

import io.sightglass.desktop.fx.AfterDraw;
import io.sightglass.desktop.shell.MainPane;
import javafx.animation.AnimationTimer;

/**
 * Tells whoever measures the start when the window, the workstation in it, and the first picture
 * are there: a line each on standard output. Asked for by the system property {@value #PROPERTY}.
 */
final class StartUpMarks {

  private static final String PROPERTY = "sightglass.startup";
  private static final boolean ASKED = Boolean.getBoolean(PROPERTY);

  private StartUpMarks() {}

  /**
   * Screen's thread, once the workstation is in its window. Does nothing unless it is asked for.
   *
   * @param picture whether a picture is to come
   * @param after runs when the last line is written
   */
  static void watch(MainPane pane, boolean picture, Runnable after) {
    if (ASKED) {
      AfterDraw.run(() -> {
        tell("workstation");
        if (picture) {
          watchPicture(pane, after);
        } else {
          after.run();
        }
      });
    }
  }

  private static void watchPicture(MainPane pane, Runnable after) {
    new AnimationTimer() {
      private boolean taken;

      @Override
      public void handle(long now) {
        if (taken) {
          stop();
          tell("picture");
          after.run();
        }
        taken = pane.picture().video().shown() > 0;
      }
    }.start();
  }

  /** This is there now. */
  static void tell(String mark) {
    if (ASKED) {
      System.out.println(mark);
      System.out.flush();
    }
  }
}
