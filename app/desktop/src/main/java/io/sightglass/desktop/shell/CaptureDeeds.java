package io.sightglass.desktop.shell;

import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.player.FrameFiles;
import io.sightglass.desktop.player.PlayerModel;
import io.sightglass.desktop.player.PlayerPane;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Keeps the picture on screen, or what a stream sends, in files. Used by the screen's thread. */
final class CaptureDeeds {

  private final Workspace workspace;
  private final PlayerModel player;
  private final PlayerPane picture;
  private final Choices choices;
  private final Messages messages;
  private final FrameExport frames;
  private final FxUpdates updates = new FxUpdates();
  private final StreamRecorder recorder = new StreamRecorder(this::recorded);

  CaptureDeeds(
      Workspace workspace,
      PlayerModel player,
      PlayerPane picture,
      Choices choices,
      Messages messages,
      Supplier<PictureScaler> scalers,
      Executor background) {
    this.workspace = workspace;
    this.player = player;
    this.picture = picture;
    this.choices = choices;
    this.messages = messages;
    this.frames = new FrameExport(new FrameFiles(scalers), background);
  }

  /** Saves the picture on screen as decoded, and as it is shown. */
  void saveFrame() {
    Optional<VideoFrame> frame = picture.video().frame();
    if (frame.isEmpty()) {
      return;
    }
    String proposed =
        ReportExport.proposedName(workspace.view().uri(), player.state().frame() + ".png");
    Optional<Path> file = choices.pictureToWrite(proposed);
    if (file.isEmpty()) {
      frame.get().close();
    } else {
      frames.save(frame.get(), picture.video().shownPicture(), file.get(), messages);
    }
  }

  void toggleRecording() {
    if (recorder.recording()) {
      recorder.stop();
    } else {
      workspace
          .timeShift()
          .ifPresent(shift ->
              choices
                  .recordingToWrite(ReportExport.proposedName(workspace.view().uri(), "ts"))
                  .ifPresent(file -> recorder.start(shift, file, player.state().time())));
    }
    picture.showRecording(recorder.recording());
  }

  /** Ends what is being recorded; what came by now is kept. */
  void stop() {
    recorder.stop();
  }

  // Any thread.
  private void recorded(String sentence, boolean bad) {
    updates.execute(() -> {
      picture.showRecording(recorder.recording());
      messages.say(sentence, bad);
    });
  }
}
