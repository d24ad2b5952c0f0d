package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.SoundStretcher;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Opens recordings as {@link FfmpegOpener} does, and streams so that they stay alive: they are
 * connected to on a thread of their own, again and again, and what went by is kept for a while.
 * Thread-safe.
 */
public final class LiveOpener implements MediaOpener {

  private final LiveSettings settings;
  private final Connection.Listener listener;
  private final FfmpegOpener recordings = new FfmpegOpener();

  public LiveOpener(LiveSettings settings) {
    this(settings, connection -> {});
  }

  /**
   * @param listener hears of each stream's connection
   */
  public LiveOpener(LiveSettings settings, Connection.Listener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  @Override
  public Optional<GrowingFrameIndex> index(MediaRequest request) {
    return recordings.index(request);
  }

  @Override
  public Optional<SoundStretcher> stretcher() {
    return recordings.stretcher();
  }

  /** An interrupt of the calling thread ends it at once. */
  @Override
  public MediaSource open(MediaRequest request) throws MediaException {
    FfmpegOpener.Library.load();
    if (LocalFiles.isLocal(request.uri())) {
      return recordings.open(request);
    }
    LiveConnection connection = new LiveConnection(request, settings, listener);
    try {
      return switch (connection.start().get()) {
        case LiveConnection.Opened.Stream(var log, var info) ->
            new LiveSource(
                connection,
                log,
                info.withDecodedAudio(LogSource.decodedAudio(log.epoch(0), request)),
                request);
        case LiveConnection.Opened.Programme(var input, var interrupt) ->
            FfmpegSource.of(input, interrupt, request);
      };
    } catch (InterruptedException e) {
      connection.abandon();
      throw new MediaException(Reason.INTERRUPTED, "Opening " + request.uri() + " was cancelled.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MediaException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
