package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.time.MediaTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes the pictures of one track, numbers them, and joins each with its packet's flags. */
final class PictureReader extends TrackReader {

  /** Pictures that are passed over after a seek while no key picture comes: two long groups. */
  private static final int MAX_LEADING = 600;

  private static final int MAX_CORRUPT_PENDING = 64;

  /** Times that were rounded on two ways from one time stamp differ by at most this. */
  private static final long ROUNDING_MICROS = 2;

  private final VideoTrack track;
  private final Zero zero;
  private final PictureConverter converter = new PictureConverter();
  // Presentation times of corrupt packets whose pictures have not come out yet.
  private final Set<Long> corruptPackets = new HashSet<>();
  private long lastMicros = Long.MIN_VALUE;
  private long nextNumber;
  private @Nullable FrameIndex index;
  private long entered;
  // Up to this picture only what is whole is delivered.
  private int cleanNumber;
  private boolean gradual;
  private long leastNumber;
  private int leadingLeft;
  private int width;
  private int height;
  private PixelFormat format;
  private boolean shown;

  PictureReader(CodedTrack coded, VideoTrack track, String container, int threads, Zero zero)
      throws MediaException {
    super(coded, threads, DamageMarks.ofPictures(container, coded.parameters()));
    this.track = track;
    this.zero = zero;
    this.width = track.width();
    this.height = track.height();
    this.format = track.format();
  }

  @Override
  void noteDamage(AVPacket packet) {
    if (corruptPackets.size() >= MAX_CORRUPT_PENDING) {
      corruptPackets.clear();
    }
    corruptPackets.add(packet.pts());
  }

  @Override
  void deliver(AVFrame decoded, int refusals, List<RawUnit> out) throws MediaException {
    long micros = time(decoded.best_effort_timestamp());
    boolean packetCorrupt = corruptPackets.remove(decoded.pts());
    int codedBytes = PacketSize.of(decoded);
    int decodeErrors = decoded.decode_error_flags();
    boolean corrupt = (decoded.flags() & FrameFlags.CORRUPT) != 0;
    if (leads(decoded) || leadsEntry(micros, corrupt && decodeErrors == 0 && refusals == 0)) {
      av_frame_free(decoded);
      return;
    }
    if (nextNumber < 0) {
      nextNumber = numberAt(micros);
    }
    if (refusals > 0 || decodeErrors != 0) {
      out.add(decodeError(micros, "The decoder met damaged data."));
    }
    noteJump(micros, out);
    lastMicros = micros;
    AVFrame frame = converter.planar(decoded);
    if (frame == null) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          "The pictures of stream "
              + stream()
              + " are in a pixel format that cannot be shown. Convert the recording first.");
    }
    PixelFormat pixels = Formats.planar(frame.format()).orElseThrow();
    noteFormat(frame, pixels, micros, out);
    out.add(
        new RawUnit.Shot(
            frame,
            micros,
            frame.duration() > 0 ? base().micros(frame.duration()) : track.rate().frameMicros(),
            nextNumber++,
            pixels,
            Formats.colour(frame),
            new DecodeFlags(decodeErrors, corrupt, packetCorrupt, refusals),
            codedBytes));
  }

  // What comes after a seek before the first key picture refers to pictures that were not decoded.
  private boolean leads(AVFrame frame) {
    if (leadingLeft > 0) {
      leadingLeft = (frame.flags() & FrameFlags.KEY) != 0 ? 0 : leadingLeft - 1;
    }
    return leadingLeft > 0;
  }

  /** After a seek to {@code entry}: numbers are the index's. */
  void follow(FrameIndex numbers, FrameIndex.Entry entry, int cleanBefore) {
    leadingLeft = 0;
    gradual = false;
    index = numbers;
    entered = entry.micros();
    cleanNumber = cleanBefore;
    MediaTime from = new MediaTime(entry.micros());
    int near = numbers.frameAt(from);
    nextNumber = numbers.time(near).isBefore(from) ? near + 1L : near;
  }

  /** Whether the stream refreshed its pictures little by little from where it was entered. */
  boolean refreshedGradually() {
    return gradual;
  }

  /**
   * Whether a picture is not to be shown because it comes before the place that was entered at, or
   * because a stream that refreshes its pictures little by little has not got through yet; counts
   * on.
   */
  private boolean leadsEntry(long micros, boolean unfinished) {
    FrameIndex numbers = index;
    if (numbers == null) {
      return false;
    }
    MediaTime time = zero.time(micros);
    if (time.micros() < entered - ROUNDING_MICROS) {
      return true;
    }
    if (!numbers.starts((int) nextNumber, time)) {
      int known = numbers.numberOf(time);
      nextNumber = known < 0 ? nextNumber : known;
    }
    if (unfinished && nextNumber < cleanNumber) {
      gradual = true;
      nextNumber++;
      return true;
    }
    cleanNumber = 0;
    return false;
  }

  private long time(long stamp) {
    long period = track.rate().frameMicros();
    FrameIndex numbers = index;
    if (stamp == AV_NOPTS_VALUE && numbers != null && nextNumber < numbers.size()) {
      return zero.container(numbers.time((int) nextNumber));
    }
    if (lastMicros == Long.MIN_VALUE) {
      return stamp == AV_NOPTS_VALUE ? position() : base().micros(stamp);
    }
    if (stamp == AV_NOPTS_VALUE) {
      return lastMicros + period;
    }
    // Two pictures can't stand at one time: damaged streams repeat time stamps.
    long micros = base().micros(stamp);
    return micros > lastMicros ? micros : lastMicros + Math.max(1, period / 2);
  }

  /** A reader that goes on where another one stopped: numbers do not run backward. */
  void goOnFrom(long number) {
    leastNumber = number;
  }

  /** The number after that of the last picture, or the least it may be where none came yet. */
  long nextNumber() {
    return nextNumber < 0 ? leastNumber : nextNumber;
  }

  // The nearest, not the last begun: containers round times to milliseconds.
  private long numberAt(long micros) {
    long half = track.rate().frameMicros() / 2;
    return Math.max(leastNumber, track.rate().frameAt(zero.time(micros).plus(half)));
  }

  private void noteJump(long micros, List<RawUnit> out) {
    if (lastMicros == Long.MIN_VALUE) {
      return;
    }
    long period = track.rate().frameMicros();
    long missing = micros - lastMicros - period;
    // Half a frame is the limit of jitter; variable rates stay far below a second.
    if (missing > Math.max(1_000_000, 4 * period)) {
      out.add(
          new RawUnit.Happening(
              StreamEvent.Kind.TIMESTAMP_JUMP,
              lastMicros + period,
              stream(),
              "The clock jumps forward by %.3f s.".formatted(missing / 1e6),
              missing));
    }
  }

  private void noteFormat(AVFrame frame, PixelFormat pixels, long micros, List<RawUnit> out) {
    boolean same = frame.width() == width && frame.height() == height && pixels.equals(format);
    // What the first picture differs from is only the probe's guess.
    if (!same && shown) {
      out.add(formatChange(frame, pixels, micros));
    }
    shown = true;
    width = frame.width();
    height = frame.height();
    format = pixels;
  }

  private RawUnit formatChange(AVFrame frame, PixelFormat pixels, long micros) {
    return new RawUnit.Happening(
        StreamEvent.Kind.FORMAT_CHANGE,
        micros,
        stream(),
        "The picture changes from %d×%d %s to %d×%d %s."
            .formatted(width, height, format.name(), frame.width(), frame.height(), pixels.name()),
        0);
  }

  @Override
  long position() {
    return lastMicros == Long.MIN_VALUE ? zero.container(MediaTime.ZERO) : lastMicros;
  }

  @Override
  RawUnit refused(int refusals) {
    return decodeError(position(), "The decoder refused the last %d packets.".formatted(refusals));
  }

  private RawUnit decodeError(long micros, String detail) {
    return new RawUnit.Happening(StreamEvent.Kind.DECODE_ERROR, micros, stream(), detail, 0);
  }

  @Override
  void restart() {
    lastMicros = Long.MIN_VALUE;
    nextNumber = -1;
    index = null;
    leadingLeft = MAX_LEADING;
    corruptPackets.clear();
  }

  @Override
  public void close() {
    converter.close();
    super.close();
  }
}
