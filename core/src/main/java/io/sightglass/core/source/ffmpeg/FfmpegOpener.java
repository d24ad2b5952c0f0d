package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.sightglass.core.media.SoundStretcher;
import io.sightglass.core.source.FrameIndexCache;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Opens whatever the bundled FFmpeg reads. Thread-safe. */
public final class FfmpegOpener implements MediaOpener {

  private final FrameIndexCache cache;
  private final ThreadFactory threads;

  /** Keeps frame indexes in the user's cache. */
  public FfmpegOpener() {
    this(FrameIndexCache.ofUser(), Thread.ofPlatform().daemon().name("sightglass-index").factory());
  }

  /**
   * @param cache keeps frame indexes
   * @param threads makes a thread for each index that is built
   */
  public FfmpegOpener(FrameIndexCache cache, ThreadFactory threads) {
    this.cache = cache;
    this.threads = threads;
  }

  @Override
  public MediaSource open(MediaRequest request) throws MediaException {
    Library.load();
    return FfmpegSource.open(request);
  }

  /** Local files only: an index of what is read over a network would read it twice. */
  @Override
  public Optional<GrowingFrameIndex> index(MediaRequest request) {
    if (!LocalFiles.isLocal(request.uri())) {
      return Optional.empty();
    }
    Library.load();
    GrowingFrameIndex index = new GrowingFrameIndex();
    threads.newThread(new FrameIndexer(request, cache, index)).start();
    return Optional.of(index);
  }

  @Override
  public Optional<SoundStretcher> stretcher() {
    Library.load();
    return Optional.of(new AtempoStretcher());
  }

  /** Loads the native libraries with the first source, so that what opens none starts fast. */
  static final class Library {
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
