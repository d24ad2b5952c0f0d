package io.sightglass.desktop;

import io.sightglass.desktop.shell.MainPane;
import javafx.animation.AnimationTimer;

/**
 * Tells whoever measures the start when the window and the first picture are there: a line each on
 * standard output. Asked for by the system property {@value #PROPERTY}.
 */
final class StartUpMarks {

  static final String PROPERTY = "sightglass.startup";

  /** The second pulse begins when the first has been drawn. */
  private static final int DRAWN = 2;

  private StartUpMarks() {}

  /**
   * Screen's thread, once the window is shown.
   *
   * @param picture whether a picture is to come
   * @param after runs when the last line is written
   */
  static void watch(MainPane pane, boolean picture, Runnable after) {
    new AnimationTimer() {
      private int pulses;
      private long pictureAt;

      @Override
      public void handle(long now) {
        pulses++;
        if (pulses == DRAWN) {
          System.out.println("window");
        }
        if (pictureAt == 0 && pane.picture().video().shown() > 0) {
          pictureAt = pulses;
        }
        boolean drawn = pictureAt > 0 && pulses > pictureAt;
        if (drawn) {
          System.out.println("picture");
        }
        if (drawn || (!picture && pulses == DRAWN)) {
          System.out.flush();
          stop();
          after.run();
        }
      }
    }.start();
  }
}
