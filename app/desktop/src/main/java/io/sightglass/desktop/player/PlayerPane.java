package io.sightglass.desktop.player;

import io.sightglass.core.player.PlayerState;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Picture and transport, and what is said in their place where there is no picture. */
public final class PlayerPane extends BorderPane {

  private final PlayerModel model;
  private final VideoView video;
  private final TransportBar transport;
  private final PlaceholderPane placeholder = new PlaceholderPane();
  private final Label remark = new Label();

  public PlayerPane(PlayerModel model, VideoView video) {
    this.model = model;
    this.video = video;
    this.transport = new TransportBar(model);
    getStyleClass().add("player");
    remark.getStyleClass().add("remark");
    remark.setId("player-remark");
    remark.setMouseTransparent(true);
    StackPane.setAlignment(remark, Pos.BOTTOM_LEFT);
    setCenter(new StackPane(video, placeholder, remark));
    setBottom(transport);
    model.stateProperty().subscribe(this::show);
  }

  public void setOnGain(DoubleConsumer action) {
    transport.setOnGain(action);
  }

  public void setOnPreviousDefect(Runnable action) {
    transport.setOnPreviousDefect(action);
  }

  public void setOnNextDefect(Runnable action) {
    transport.setOnNextDefect(action);
  }

  /** What stands where the picture would be. */
  public PlaceholderPane placeholder() {
    return placeholder;
  }

  public VideoView video() {
    return video;
  }

  private void show(PlayerState state) {
    video.setTrack(state.stream().flatMap(stream -> stream.selectedVideo()));
    boolean picture = state.frame() >= 0;
    if (state.stream().isEmpty()) {
      video.clear();
    }
    video.setVisible(picture);
    if (picture) {
      placeholder.hide();
    } else if (state.stream().isPresent() && state.stream().get().selectedVideo().isEmpty()) {
      placeholder.soundOnly();
    }
    // Without a picture the placeholder has already said it.
    remark.setText(picture ? state.message() : "");
    remark.setVisible(!remark.getText().isEmpty());
  }
}
