package io.sightglass.desktop;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a JavaFX window can be; prints a line when its first pulse has been drawn. */
public final class EmptyWindow extends Application {

  private static final int DRAWN = 2;

  @Override
  public void start(Stage stage) {
    stage.setScene(new Scene(new StackPane(), 1440, 900));
    stage.show();
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == DRAWN) {
          System.out.println("window");
          System.out.flush();
          stop();
          Platform.exit();
        }
      }
    }.start();
  }

  public static void main(String[] args) {
    launch(args);
  }
}
