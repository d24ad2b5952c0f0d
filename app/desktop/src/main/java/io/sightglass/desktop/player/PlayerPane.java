package io.sightglass.desktop.player;

import io.sightglass.core.player.PlayerState;
import io.sightglass.core.source.Connection;
import io.sightglass.desktop.theme.Palette;
import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Picture and transport, and what is said in their place where there is no picture. */
public final class PlayerPane extends BorderPane {

  private final VideoView video;
  private final TransportBar transport;
  private final PlaceholderPane placeholder = new PlaceholderPane();
  private final MeterPane meters;
  private final Label lost = new Label();
  private final PauseTransition remarkEnds = new PauseTransition(Duration.seconds(8));
  private final Label remark = new Label();

  public PlayerPane(PlayerModel model, VideoView video) {
    this.video = video;
    this.transport = new TransportBar(model, video);
    this.meters = new MeterPane(model);
    getStyleClass().add("player");
    remark.getStyleClass().add("remark");
    remark.setId("player-remark");
    remark.setMouseTransparent(true);
    remark.setVisible(false);
    remarkEnds.setOnFinished(event -> remark.setVisible(false));
    StackPane.setAlignment(remark, Pos.BOTTOM_LEFT);
    lost.getStyleClass().add("lost");
    lost.setId("lost");
    lost.setGraphic(new FontIcon(Feather.WIFI_OFF));
    lost.setWrapText(true);
    lost.setMaxWidth(460);
    lost.setMouseTransparent(true);
    lost.setVisible(false);
    StackPane.setAlignment(lost, Pos.TOP_CENTER);
    setCenter(new StackPane(video, placeholder, remark, lost));
    setRight(meters);
    setBottom(transport);
    model.stateProperty().subscribe(this::show);
  }

  /** Has a stream recorded, or no longer. */
  public void setOnRecord(Runnable action) {
    transport.setOnRecord(action);
  }

  /** Whether the stream is being recorded. */
  public void showRecording(boolean recording) {
    transport.showRecording(recording);
  }

  /** Says where a stream has gone away, over its last picture. */
  public void showConnection(Connection connection) {
    boolean there = connection.phase() == Connection.Phase.UP;
    lost.setText(there ? "" : words(connection));
    lost.setVisible(!there);
  }

  static String words(Connection connection) {
    String why = connection.message().isEmpty() ? "" : "\n" + connection.message();
    return switch (connection.phase()) {
      case UP -> "";
      case WAITING -> "The stream is gone. Waiting to connect again." + why;
      case CONNECTING ->
          "The stream is gone. Connecting again, attempt " + connection.attempt() + "." + why;
      case ENDED -> "The stream has ended." + why;
    };
  }

  public void setPalette(Palette colours) {
    meters.setPalette(colours);
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
    video.setVisible(picture);
    if (picture) {
      placeholder.hide();
    } else if (state.stream().isPresent() && state.stream().get().selectedVideo().isEmpty()) {
      placeholder.soundOnly();
    }
    // Without a picture the placeholder has already said it.
    remark(picture ? state.message() : "");
  }

  // Said once, and then out of the picture's way.
  private void remark(String sentence) {
    if (sentence.equals(remark.getText())) {
      return;
    }
    remark.setText(sentence);
    remark.setVisible(!sentence.isEmpty());
    remarkEnds.playFromStart();
  }
}
