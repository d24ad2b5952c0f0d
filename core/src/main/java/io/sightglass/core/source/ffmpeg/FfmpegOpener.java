package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;

/** Opens whatever the bundled FFmpeg reads. Thread-safe. */
public final class FfmpegOpener implements MediaOpener {

  @Override
  public MediaSource open(MediaRequest request) throws MediaException {
    Library.load();
    return FfmpegSource.open(request);
  }

  /** Loads the native libraries with the first source, so that what opens none starts fast. */
  private static final class Library {
    static {
      // What FFmpeg would print reaches the user as events and sentences instead.
      av_log_set_level(AV_LOG_QUIET);
      avformat_network_init();
    }

    static void load() {
      // Running the initialiser is all.
    }
  }
}
