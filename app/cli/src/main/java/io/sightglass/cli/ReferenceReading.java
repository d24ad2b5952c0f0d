package io.sightglass.cli;

import io.sightglass.core.compare.Fingerprint;
import io.sightglass.core.compare.ReferenceDetectorFactory;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;

/** Reads the reference before the programme is analysed. */
final class ReferenceReading {

  private final ShutdownGuard guard;

  ReferenceReading(ShutdownGuard guard) {
    this.guard = guard;
  }

  /**
   * @throws MediaException where it can't be opened or read to its end, with a sentence for the
   *     user
   */
  ReferenceDetectorFactory read(String uri) throws MediaException {
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(uri))) {
      guard.onShutdown(source::interrupt);
      return new ReferenceDetectorFactory(Fingerprint.read(source, () -> true));
    }
  }
}
