package io.sightglass.desktop.compare;

import io.sightglass.core.compare.Comparison;
import io.sightglass.core.compare.Fingerprint;
import io.sightglass.core.compare.ReferenceClock;
import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures of a programme and of its reference, two by two. One thread reads and closes;
 * {@link #align} is for another one.
 */
final class PairReader implements AutoCloseable {

  private static final int WIDTH = 640;

  private final MediaOpener opener;
  private final MediaRequest programmeRequest;
  private final MediaRequest referenceRequest;
  private final ExactFrames programme;
  private final ExactFrames reference;
  private final PictureScaler scaler;
  private volatile ReferenceClock clock = ReferenceClock.EQUAL;
  private volatile boolean closed;

  /**
   * Opens both; blocks.
   *
   * @param scaler taken over
   * @throws MediaException where one can't be opened, or has no picture
   */
  PairReader(MediaOpener opener, String programme, String reference, PictureScaler scaler)
      throws MediaException {
    this.opener = opener;
    this.programmeRequest = MediaRequest.of(programme);
    this.referenceRequest = MediaRequest.of(reference);
    this.scaler = scaler;
    this.programme = new ExactFrames(opener, programmeRequest);
    try {
      this.reference = new ExactFrames(opener, referenceRequest);
    } catch (MediaException e) {
      this.programme.close();
      throw e;
    }
    if (this.reference.info().selectedVideo().isEmpty()) {
      close();
      throw new MediaException(
          MediaException.Reason.UNSUPPORTED, reference + " has no pictures to compare with.");
    }
  }

  /**
   * Aligns the two from now on by their pictures, as the detector of sync errors against a
   * reference does. Reads both whole; ends early once this is closed.
   */
  void align() throws MediaException {
    Fingerprint one = print(programmeRequest);
    Fingerprint other = print(referenceRequest);
    if (!closed) {
      clock = ReferenceClock.of(Comparison.of(one, other));
    }
  }

  private Fingerprint print(MediaRequest request) throws MediaException {
    try (MediaSource source = opener.open(request)) {
      return Fingerprint.read(source, () -> !closed);
    }
  }

  /**
   * Picture {@code frame} of the programme with that of the reference; empty where the programme
   * has none of that number.
   */
  Optional<PicturePair> pair(long frame) throws MediaException {
    @Nullable VideoFrame picture = programme.frame(frame);
    if (picture == null) {
      return Optional.empty();
    }
    try (picture) {
      MediaTime there = clock.inReference(picture.time());
      int height = height(picture);
      long number = number(there);
      @Nullable Image other = number < 0 ? null : reference(number, height);
      return Optional.of(
          new PicturePair(
              image(picture, height),
              frame,
              other,
              other == null ? -1 : number,
              clock.lagMicros(picture.time())));
    }
  }

  // The nearest: lags are told to fractions of a picture.
  private long number(MediaTime time) {
    FrameRate rate = reference.info().frameRate();
    return Math.floorDiv(
        time.micros() * rate.numerator() + 500_000L * rate.denominator(),
        1_000_000L * rate.denominator());
  }

  private @Nullable Image reference(long number, int height) throws MediaException {
    @Nullable VideoFrame picture = reference.frame(number);
    if (picture == null) {
      return null;
    }
    try (picture) {
      return image(picture, height);
    }
  }

  private static int height(VideoFrame frame) {
    int height = Math.max(2, (int) Math.round((double) WIDTH * frame.height() / frame.width()));
    return height + height % 2;
  }

  private Image image(VideoFrame frame, int height) {
    WritableImage image = new WritableImage(WIDTH, height);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4L * WIDTH * height);
      scaler.toBgra(frame, memory, WIDTH, height, 4 * WIDTH);
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              WIDTH,
              height,
              PixelFormat.getByteBgraPreInstance(),
              memory.asByteBuffer(),
              4 * WIDTH);
    }
    return image;
  }

  @Override
  public void close() {
    closed = true;
    programme.close();
    reference.close();
    scaler.close();
  }
}
