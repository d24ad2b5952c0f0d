package io.sightglass.core.compare;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What comparison keeps of a programme: about 20 kB a second. One thread builds it; once it is
 * built, any thread reads.
 */
public final class Fingerprint {

  private final SoundPrint sound = new SoundPrint();
  private final PicturePrint pictures = new PicturePrint();

  /**
   * Reads a whole programme. The source stays open.
   *
   * @param going asked at each unit; false ends the reading
   * @throws MediaException where the source broke
   */
  public static Fingerprint read(MediaSource source, BooleanSupplier going) throws MediaException {
    Fingerprint print = new Fingerprint();
    int track = source.info().selectedAudio().map(t -> t.index()).orElse(-1);
    while (going.getAsBoolean()) {
      @Nullable MediaUnit unit = source.read();
      switch (unit) {
        case null -> {
          return print;
        }
        case MediaUnit.Picture(VideoFrame frame) -> {
          try (frame) {
            print.add(frame);
          }
        }
        case MediaUnit.Sound(AudioBlock block) -> {
          if (block.track().index() == track) {
            print.add(block);
          }
        }
        case MediaUnit.Event event -> {}
      }
    }
    return print;
  }

  /** The next picture, borrowed for the call. */
  public void add(VideoFrame frame) {
    pictures.add(frame);
  }

  /** The next block of the track that is compared. */
  public void add(AudioBlock block) {
    sound.add(block);
  }

  SoundPrint sound() {
    return sound;
  }

  PicturePrint pictures() {
    return pictures;
  }
}
