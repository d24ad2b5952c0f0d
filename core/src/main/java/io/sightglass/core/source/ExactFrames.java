package io.sightglass.core.source;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures of a recording by number: always the picture that a decode from the start would
 * deliver as the n-th. Decodes on where the next one lies ahead in the same group, else seeks. What
 * a decoder conceals damage with depends on all that it decoded before, so that a picture behind
 * damage in its own group is fetched by a decode from the start. One thread at a time.
 */
public final class ExactFrames implements AutoCloseable {

  private final MediaOpener opener;
  private final MediaRequest request;
  private final @Nullable GrowingFrameIndex growing;
  private MediaSource source;
  // Number of the picture that the source reads next; −1 where only a seek tells.
  private long next;
  // Whether all was decoded from the start on; whether damage was met since the last seek.
  private boolean straight = true;
  private boolean touched;

  /**
   * Opens; blocks.
   *
   * @throws MediaException with a sentence for the user
   */
  public ExactFrames(MediaOpener opener, MediaRequest request) throws MediaException {
    this.opener = opener;
    this.request = request;
    this.source = opener.open(request);
    this.growing =
        source.info().selectedVideo().isPresent() ? opener.index(request).orElse(null) : null;
  }

  public StreamInfo info() {
    return source.info();
  }

  /**
   * Picture {@code number}, the caller's to close.
   *
   * @param number from 0, in presentation order
   * @return null where the programme has fewer pictures
   * @throws MediaException where the source broke before it
   */
  public @Nullable VideoFrame frame(long number) throws MediaException {
    if (number < 0) {
      throw new IllegalArgumentException("picture " + number);
    }
    if (growing == null) {
      return read(number);
    }
    FrameIndex index = growing.await(number, () -> false);
    if (index.size() <= number) {
      return index.complete() ? null : read(number);
    }
    int frame = (int) number;
    if (!aheadInGroup(index, frame)) {
      touched = false;
      straight = false;
      if (!source.seek(index, frame)) {
        restart();
      }
    }
    VideoFrame picture = take(number);
    if (!touched || straight) {
      return picture;
    }
    if (picture != null) {
      picture.close();
    }
    restart();
    return take(number);
  }

  private boolean aheadInGroup(FrameIndex index, int frame) {
    if (next < 0 || next > frame) {
      return false;
    }
    int entry = index.entryFor(frame);
    return entry < 0 || (next > 0 && index.entry(entry).micros() < index.time((int) next).micros());
  }

  /** Gets there by decoding alone. */
  private @Nullable VideoFrame read(long number) throws MediaException {
    if (next < 0 || next > number) {
      restart();
    }
    return take(number);
  }

  private @Nullable VideoFrame take(long number) throws MediaException {
    next = -1;
    for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        touched |= frame.flags().any();
        if (frame.number() == number) {
          next = number + 1;
          return frame;
        }
        frame.close();
        if (frame.number() > number) {
          return null;
        }
      }
    }
    return null;
  }

  private void restart() throws MediaException {
    MediaSource fresh = opener.open(request);
    source.close();
    source = fresh;
    next = 0;
    straight = true;
  }

  @Override
  public void close() {
    if (growing != null) {
      growing.close();
    }
    source.close();
  }
}
