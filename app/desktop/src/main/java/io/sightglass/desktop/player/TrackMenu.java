package io.sightglass.desktop.player;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.player.PlayerState;
import io.sightglass.core.player.SoundMix;
import io.sightglass.core.source.MediaRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which of a recording's tracks are played, and which channels are heard. */
final class TrackMenu extends MenuButton {

  private final PlayerModel model;
  private final Set<Integer> muted = new HashSet<>();
  private Optional<StreamInfo> shown = Optional.empty();

  TrackMenu(PlayerModel model) {
    super(null, new FontIcon(Feather.LAYERS));
    this.model = model;
    setId("track-menu");
    setTooltip(new Tooltip("Tracks and channels"));
    setAccessibleText("Tracks");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setFocusTraversable(false);
    model.stateProperty().subscribe(this::list);
  }

  private void list(PlayerState state) {
    if (state.stream().equals(shown)) {
      return;
    }
    shown = state.stream();
    getItems().clear();
    setDisable(shown.isEmpty());
    muted.clear();
    shown.ifPresent(stream -> {
      ToggleGroup pictures = new ToggleGroup();
      for (VideoTrack track : stream.videoTracks()) {
        boolean selected = stream.selectedVideo().filter(track::equals).isPresent();
        add(words(track), selected, pictures, () -> open(stream, track.index(), audio(stream)));
      }
      ToggleGroup sounds = new ToggleGroup();
      for (AudioTrack track : stream.audioTracks()) {
        boolean selected = stream.selectedAudio().filter(track::equals).isPresent();
        add(words(track), selected, sounds, () -> open(stream, video(stream), track.index()));
      }
      stream.selectedAudio().ifPresent(track -> channels(track.channels()));
    });
    if (getItems().isEmpty()) {
      MenuItem none = new MenuItem("No tracks");
      none.setDisable(true);
      getItems().add(none);
    }
  }

  private void add(String words, boolean selected, ToggleGroup group, Runnable action) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setToggleGroup(group);
    item.setSelected(selected);
    // A live stream is decoded once, for the analysis: its tracks can't be changed from here.
    item.setDisable(shown.map(StreamInfo::live).orElse(true));
    item.setOnAction(event -> action.run());
    getItems().add(item);
  }

  private void channels(List<String> names) {
    getItems().add(new SeparatorMenuItem());
    for (int c = 0; c < names.size(); c++) {
      int channel = c;
      CheckMenuItem item = new CheckMenuItem("Hear channel " + (c + 1) + ", " + names.get(c));
      item.setSelected(true);
      item.setOnAction(event -> {
        if (item.isSelected()) {
          muted.remove(channel);
        } else {
          muted.add(channel);
        }
        model.mix(new SoundMix(0, muted, Set.of()));
      });
      getItems().add(item);
    }
  }

  private void open(StreamInfo stream, int video, int audio) {
    MediaRequest request =
        MediaRequest.of(stream.uri())
            .withDecoderThreads(2)
            .withVideoTrack(video < 0 ? OptionalInt.empty() : OptionalInt.of(video));
    model.reopen(audio < 0 ? request : request.withAudioTrack(audio));
  }

  private static int video(StreamInfo stream) {
    return stream.selectedVideo().map(VideoTrack::index).orElse(-1);
  }

  private static int audio(StreamInfo stream) {
    return stream.selectedAudio().map(AudioTrack::index).orElse(-1);
  }

  static String words(VideoTrack track) {
    return "Picture "
        + track.index()
        + ": "
        + track.codec()
        + " "
        + track.width()
        + "×"
        + track.height()
        + language(track.language());
  }

  static String words(AudioTrack track) {
    return "Sound "
        + track.index()
        + ": "
        + track.codec()
        + " "
        + track.layout()
        + language(track.language());
  }

  private static String language(String code) {
    if (code.isBlank()) {
      return "";
    }
    return ", " + Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }
}
