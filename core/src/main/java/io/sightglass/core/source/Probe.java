package io.sightglass.core.source;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;

/**
 * What a look into a source found.
 *
 * @param stream what it is made of
 * @param captionsInPicture true where the pictures looked at carry CEA-608 or CEA-708 captions
 */
public record Probe(StreamInfo stream, boolean captionsInPicture) {

  /** Captions come with each picture, or in bursts with less than this between them. */
  private static final long LOOK_MICROS = 2_000_000;

  /**
   * Opens a source, looks at its first two seconds, and closes it again.
   *
   * @throws MediaException where it can't be opened; what breaks later is not looked at
   */
  public static Probe of(MediaOpener opener, MediaRequest request) throws MediaException {
    try (MediaSource source = opener.open(request)) {
      boolean pictures = source.info().selectedVideo().isPresent();
      return new Probe(source.info(), pictures && captions(source));
    }
  }

  private static boolean captions(MediaSource source) {
    try {
      for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        switch (unit) {
          case MediaUnit.Picture(VideoFrame frame) -> {
            try (frame) {
              if (frame.captions()) {
                return true;
              }
              if (frame.time().micros() > LOOK_MICROS) {
                return false;
              }
            }
          }
          case MediaUnit.Sound(var block) -> {
            if (block.time().micros() > 2 * LOOK_MICROS) {
              return false;
            }
          }
          case MediaUnit.Event event -> {
            // Damage is for the analysis to report.
          }
        }
      }
    } catch (MediaException e) {
      // What was found before stands.
    }
    return false;
  }
}
