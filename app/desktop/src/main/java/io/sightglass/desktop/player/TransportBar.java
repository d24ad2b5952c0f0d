package io.sightglass.desktop.player;

import io.sightglass.core.player.PlayerState;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Position, the transport's buttons, and loudness, beneath the picture. */
final class TransportBar extends BorderPane {

  /**
   * Below this width, and half as much again where a speed or a recording is shown too, the slider
   * of the loudness makes room for the rest.
   */
  private static final double NARROW = 640;

  private static final double SIDE = 230;

  private final PlayerModel model;
  private final Label position = new Label("--:--:--:--");
  private final Label frame = new Label();
  private final Button speed = new Button();
  private final ToggleButton record = new ToggleButton(null, new FontIcon(Feather.CIRCLE));
  private final FontIcon playIcon = new FontIcon(Feather.PLAY);
  private final Button play = new Button(null, playIcon);
  private final ToggleButton loop = new ToggleButton(null, new FontIcon(Feather.REPEAT));
  private final Slider volume = new Slider(0, 1, 1);
  private final ToggleButton mute = new ToggleButton(null, new FontIcon(Feather.VOLUME_2));
  private final HBox buttons = new HBox();
  private DoubleConsumer onGain = gain -> {};
  private Runnable onPreviousDefect = () -> {};
  private Runnable onNextDefect = () -> {};

  TransportBar(PlayerModel model, VideoView video) {
    this.model = model;
    getStyleClass().add("transport");
    position.getStyleClass().add("timecode");
    position.setId("timecode");
    frame.getStyleClass().add("hint");
    frame.setId("frame");
    frame.setTooltip(
        new Tooltip(
            "Number, counted from 0, and type of the picture.\n"
                + "Late: pictures that were not ready in their time since the source was opened,"
                + " and were left out."));
    speed.getStyleClass().addAll("flat", "speed");
    speed.setFocusTraversable(false);
    speed.setMinWidth(USE_PREF_SIZE);
    speed.setTooltip(new Tooltip("Back to what comes now (End)"));
    speed.setOnAction(event -> model.toEnd());
    record.setId("record");
    dress(record, "Record the stream");
    record.setVisible(false);
    record.setManaged(false);
    speed.setId("speed");
    position.setMinWidth(USE_PREF_SIZE);
    frame.setMinWidth(USE_PREF_SIZE);
    VBox where = new VBox(position, frame);
    where.setAlignment(Pos.CENTER_LEFT);
    where.setPrefWidth(SIDE);
    where.setMinWidth(130);

    buttons.setAlignment(Pos.CENTER);
    buttons.setSpacing(2);
    play.setId("play");
    buttons
        .getChildren()
        .addAll(
            button(
                "previous-defect",
                Feather.SKIP_BACK,
                "Previous defect (↑)",
                () -> onPreviousDefect.run()),
            button("step-back", Feather.CHEVRON_LEFT, "One frame back (←)", () -> model.step(-1)),
            dressed(play, "Play or pause (Space)", model::togglePlay),
            button("step-forward", Feather.CHEVRON_RIGHT, "One frame on (→)", () -> model.step(1)),
            button(
                "next-defect", Feather.SKIP_FORWARD, "Next defect (↓)", () -> onNextDefect.run()));

    loop.setId("loop");
    loop.setOnAction(event -> model.toggleLoop());
    mute.setId("mute");
    volume.setId("volume");
    volume.setPrefWidth(72);
    volume.setMaxWidth(72);
    volume.setFocusTraversable(false);
    volume.setTooltip(new Tooltip("Loudness"));
    dress(loop, "Repeat the marked stretch (Ctrl+L)");
    dress(mute, "Sound on or off");
    mute.selectedProperty().subscribe(muted -> tellGain());
    volume.valueProperty().subscribe(value -> tellGain());
    HBox right =
        new HBox(2, speed, record, new ViewMenu(video), new TrackMenu(model), loop, mute, volume);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setPrefWidth(SIDE);
    // The buttons stay in the middle as long as there is room for that.
    InvalidationListener fit =
        change -> {
          double needed = speed.isVisible() || record.isVisible() ? 1.5 * NARROW : NARROW;
          volume.setVisible(getWidth() >= needed);
          volume.setManaged(volume.isVisible());
          double side = getWidth() >= NARROW ? SIDE : SIDE / 1.5;
          where.setPrefWidth(side);
          right.setPrefWidth(side);
        };
    widthProperty().addListener(fit);
    speed.visibleProperty().addListener(fit);
    record.visibleProperty().addListener(fit);
    setLeft(where);
    setCenter(buttons);
    setRight(right);
    setAlignment(right, Pos.CENTER_RIGHT);
    model.stateProperty().subscribe(this::show);
  }

  void setOnGain(DoubleConsumer action) {
    onGain = action;
    tellGain();
  }

  void setOnPreviousDefect(Runnable action) {
    onPreviousDefect = action;
  }

  void setOnNextDefect(Runnable action) {
    onNextDefect = action;
  }

  void setOnRecord(Runnable action) {
    record.setOnAction(event -> action.run());
  }

  void showRecording(boolean recording) {
    record.setSelected(recording);
  }

  private void tellGain() {
    boolean silent = mute.isSelected() || volume.getValue() == 0;
    mute.setGraphic(new FontIcon(silent ? Feather.VOLUME_X : Feather.VOLUME_2));
    // Loudness is felt by its logarithm; a square comes close and reaches zero.
    onGain.accept(silent ? 0 : volume.getValue() * volume.getValue());
  }

  private void show(PlayerState state) {
    boolean open = state.stream().isPresent();
    playIcon.setIconCode(state.playing() ? Feather.PAUSE : Feather.PLAY);
    buttons.setDisable(!open);
    loop.setDisable(!open || (state.live() && state.shift().isEmpty()));
    loop.setSelected(state.loop().isPresent());
    position.setText(position(state, model.timecode()));
    frame.setText(frame(state));
    frame.setManaged(!frame.getText().isEmpty());
    speed.setText(speed(state));
    speed.setVisible(!speed.getText().isEmpty());
    speed.setManaged(!speed.getText().isEmpty());
    speed.setDisable(!state.live());
    record.setVisible(state.shift().isPresent());
    record.setManaged(state.shift().isPresent());
  }

  static String position(PlayerState state, TimecodeText timecode) {
    if (state.stream().isEmpty()) {
      return "--:--:--:--";
    }
    return state.frame() < 0 ? TimecodeText.clock(state.time()) : timecode.frame(state.frame());
  }

  static String frame(PlayerState state) {
    if (state.frame() < 0) {
      return state.stream().isPresent() ? "sound only" : "";
    }
    String type = state.pictureType() == '?' ? "" : "  ·  " + state.pictureType();
    String late = state.lateFrames() == 0 ? "" : "  ·  " + state.lateFrames() + " late";
    return "frame " + state.frame() + type + late;
  }

  static String speed(PlayerState state) {
    if (state.live()) {
      return state
          .shift()
          .filter(shift -> !shift.live())
          .map(shift -> behind(shift.kept().end().since(state.time())))
          .orElse("LIVE");
    }
    if (!state.playing() || state.rate() == 1) {
      return "";
    }
    String number =
        state.rate() == Math.rint(state.rate())
            ? String.format(Locale.ROOT, "%.0f", Math.abs(state.rate()))
            : String.format(Locale.ROOT, "%.2f", Math.abs(state.rate())).replaceFirst("0$", "");
    return (state.rate() < 0 ? "◀ " : "▶ ") + number + "×";
  }

  private static String behind(long micros) {
    long seconds = Math.max(0, micros) / 1_000_000;
    return String.format(Locale.ROOT, "−%d:%02d", seconds / 60, seconds % 60);
  }

  private static Button button(String id, Feather icon, String hint, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    return dressed(button, hint, action);
  }

  private static Button dressed(Button button, String hint, Runnable action) {
    dress(button, hint);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void dress(javafx.scene.control.ButtonBase button, String hint) {
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(hint));
    button.setAccessibleText(hint);
    // Keys belong to the whole window; a focused button would swallow Space.
    button.setFocusTraversable(false);
  }
}
