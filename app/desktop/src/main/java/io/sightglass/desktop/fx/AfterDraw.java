package io.sightglass.desktop.fx;

import javafx.animation.AnimationTimer;

/** Runs a task once, when what is shown by now has been drawn. Screen's thread. */
public final class AfterDraw extends AnimationTimer {

  /** The second pulse begins when the first has been drawn. */
  private static final int DRAWN = 2;

  private final Runnable task;
  private int pulses;

  private AfterDraw(Runnable task) {
    this.task = task;
  }

  public static void run(Runnable task) {
    new AfterDraw(task).start();
  }

  @Override
  public void handle(long now) {
    if (++pulses == DRAWN) {
      stop();
      task.run();
    }
  }
}
