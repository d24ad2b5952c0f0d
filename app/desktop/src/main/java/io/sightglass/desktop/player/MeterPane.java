package io.sightglass.desktop.player;

import io.sightglass.core.player.SoundLevels;
import io.sightglass.desktop.theme.Palette;
import javafx.animation.AnimationTimer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Sample peaks of each channel, in dBFS: they jump up and fall slowly, as IEC 60268-10 meters do.
 * Used by the screen's thread.
 */
final class MeterPane extends Region {

  private static final double BOTTOM = -60;
  private static final double FALL_A_SECOND = 20;
  private static final double BAR = 7;
  private static final double GAP = 2;
  private static final double SCALE = 26;

  /** EBU R 68: the permitted maximum level is 9 dB below full scale. */
  private static final double PERMITTED = -9;

  private static final double[] MARKS = {0, -9, -18, -30, -40, -50};
  private static final Font SMALL = Font.font("DejaVu Sans", 9);

  private final Canvas canvas = new Canvas();
  private final AnimationTimer fall =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          fall(now);
        }
      };
  private Palette palette = Palette.DARK;
  private double[] held = new double[0];
  private long last;
  private boolean falling;

  MeterPane(PlayerModel model) {
    setId("meters");
    getStyleClass().add("meters");
    getChildren().add(canvas);
    setVisible(false);
    setManaged(false);
    model.levelsProperty().subscribe(this::take);
    model
        .stateProperty()
        .subscribe(state ->
            setChannels(
                state.stream()
                    .flatMap(s -> s.selectedAudio())
                    .map(t -> t.channels().size())
                    .orElse(0)));
  }

  void setPalette(Palette colours) {
    palette = colours;
    draw();
  }

  private void setChannels(int channels) {
    if (channels != held.length) {
      held = new double[channels];
      java.util.Arrays.fill(held, BOTTOM);
      setVisible(channels > 0);
      setManaged(channels > 0);
      requestLayout();
    }
  }

  private void take(SoundLevels levels) {
    for (int c = 0; c < Math.min(held.length, levels.channels().size()); c++) {
      held[c] = Math.max(held[c], levels.channels().get(c).peakDecibels());
    }
    if (!falling && !levels.channels().isEmpty()) {
      falling = true;
      last = System.nanoTime();
      fall.start();
    }
    draw();
  }

  private void fall(long now) {
    double by = Math.max(0, now - last) / 1e9 * FALL_A_SECOND;
    last = now;
    boolean quiet = true;
    for (int c = 0; c < held.length; c++) {
      held[c] = Math.max(BOTTOM, held[c] - by);
      quiet &= held[c] <= BOTTOM;
    }
    if (quiet) {
      falling = false;
      fall.stop();
    }
    draw();
  }

  @Override
  protected double computePrefWidth(double height) {
    return SCALE + held.length * (BAR + GAP) + 6;
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private double y(double decibels) {
    double room = getHeight() - 16;
    return 8 + room * Math.clamp(decibels / BOTTOM, 0, 1);
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(Palette.fx(palette.panel()));
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setFont(SMALL);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(Palette.fx(palette.muted()));
    for (double mark : MARKS) {
      g.fillText(String.valueOf((int) mark), SCALE - 5, y(mark));
    }
    double x = SCALE;
    for (double level : held) {
      g.setFill(Palette.fx(palette.control()));
      g.fillRect(x, y(0), BAR, y(BOTTOM) - y(0));
      g.setFill(Palette.fx(palette.muted()));
      double lower = y(Math.min(level, PERMITTED));
      g.fillRect(x, lower, BAR, y(BOTTOM) - lower);
      if (level > PERMITTED) {
        g.setFill(Palette.fx(level >= -0.1 ? palette.fatal() : palette.warning()));
        g.fillRect(x, y(level), BAR, y(PERMITTED) - y(level));
      }
      x += BAR + GAP;
    }
  }
}
