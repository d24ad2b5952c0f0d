package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * A programme made of timestamps: 25 pictures a second beside a chord in blocks of 1024 samples.
 */
final class Programme {

  static final AudioTrack SOUND =
      new AudioTrack(1, "aac", 48_000, "stereo", List.of("FL", "FR"), "");

  private static final float[] CHORD = secondOfChord();

  private final List<SyntheticFrame> frames = new ArrayList<>();
  private final List<AudioBlock> blocks = new ArrayList<>();
  private final List<StreamEvent> events = new ArrayList<>();
  private String container = "mov";
  private long decoded;

  static Programme seconds(int seconds) {
    return new Programme().pictures(seconds, t -> t).sound(seconds, t -> t);
  }

  /** Pictures whose timestamps are {@code stamp(due)}, in microseconds; a negative one is lost. */
  Programme pictures(int seconds, LongUnaryOperator stamp) {
    frames.clear();
    for (int n = 0; n < 25 * seconds; n++) {
      long time = stamp.applyAsLong(40_000L * n);
      if (time >= 0) {
        frames.add(
            SyntheticFrame.gray(2, 2, (x, y) -> 0).shown(frames.size(), new MediaTime(time)));
      }
    }
    return this;
  }

  /** Sound whose timestamps are {@code stamp(due)}; a block with {@link Long#MIN_VALUE} is lost. */
  Programme sound(int seconds, LongUnaryOperator stamp) {
    blocks.clear();
    decoded = 0;
    for (long n = 0; n < 48_000L * seconds / 1024; n++) {
      long time = stamp.applyAsLong(Math.round(n * 1024 * 1e6 / 48_000));
      if (time != Long.MIN_VALUE) {
        blocks.add(new AudioBlock(SOUND, new MediaTime(time), decoded, chord(n * 1024), false));
        decoded += 1024;
      }
    }
    return this;
  }

  /** Ten short blocks and ten long ones in turn, each with the stamp that its neighbour has due. */
  Programme vorbis(int seconds) {
    blocks.clear();
    decoded = 0;
    for (int n = 0; decoded < 48_000L * seconds; n++) {
      int length = n / 10 % 2 == 0 ? 128 : 1024;
      long late = length == 128 ? 896 : 0;
      long time = Math.round((decoded + late) * 1e6 / 48_000);
      float[] x = Arrays.copyOf(chord(decoded)[0], length);
      blocks.add(new AudioBlock(SOUND, new MediaTime(time), decoded, new float[][] {x, x}, false));
      decoded += length;
    }
    return this;
  }

  /** Takes {@code samples} of what is heard away from the time on; the timestamps stay. */
  Programme losing(long micros, long samples) {
    blocks.replaceAll(b ->
        b.time().micros() < micros
            ? b
            : new AudioBlock(
                SOUND, b.time(), b.firstSample(), chord(b.firstSample() + samples), false));
    return this;
  }

  // Whole hertz: it repeats each second.
  private static float[][] chord(long from) {
    float[] x = new float[1024];
    for (int i = 0; i < x.length; i++) {
      x[i] = CHORD[(int) ((from + i) % CHORD.length)];
    }
    return new float[][] {x, x};
  }

  private static float[] secondOfChord() {
    float[] x = new float[48_000];
    for (int i = 0; i < x.length; i++) {
      double t = i / 48_000.0;
      x[i] =
          (float)
              (0.2 * Math.sin(2 * Math.PI * 220 * t)
                  + 0.1 * Math.sin(2 * Math.PI * 1330 * t + 1)
                  + 0.05 * Math.sin(2 * Math.PI * 3111 * t + 2));
    }
    return x;
  }

  Programme event(StreamEvent event) {
    events.add(event);
    return this;
  }

  Programme in(String name) {
    container = name;
    return this;
  }

  /** What the detector measures of it, in order of time. */
  List<Measurement> measured() {
    Detector detector =
        new AvSyncDetectorFactory()
            .create(DetectorSettings.defaults(new AvSyncDetectorFactory().info()), info());
    List<Measurement> all = new ArrayList<>();
    long end = 0;
    for (VideoFrame frame : frames) {
      end = Math.max(end, frame.time().micros() + 40_000);
    }
    for (long second = 0; second * 1_000_000 < end; second++) {
      long from = second == 0 ? -1_000_000 : second * 1_000_000;
      TimeRange range = new TimeRange(new MediaTime(from), new MediaTime((second + 1) * 1_000_000));
      Chunk chunk =
          new Chunk(
              second,
              range,
              frames.stream()
                  .filter(f -> within(f.time(), range))
                  .map(VideoFrame.class::cast)
                  .toList(),
              blocks.stream().filter(b -> within(b.time(), range)).toList(),
              events.stream().filter(e -> within(e.time(), range)).toList());
      all.addAll(detector.analyze(chunk, new ChunkFeatures(List.of(), List.of())));
    }
    all.addAll(detector.flush());
    all.sort(Comparator.comparing(Measurement::time));
    return all;
  }

  private static boolean within(MediaTime time, TimeRange range) {
    return !time.isBefore(range.start()) && time.isBefore(range.end());
  }

  private StreamInfo info() {
    VideoTrack picture =
        new VideoTrack(
            0,
            "h264",
            "",
            2,
            2,
            PixelFormat.GRAY8,
            Colour.UNKNOWN,
            new FrameRate(25, 1),
            1,
            1,
            false,
            0,
            "");
    return new StreamInfo(
        "test",
        container,
        false,
        -1,
        0,
        List.of(picture),
        List.of(SOUND),
        Optional.of(picture),
        Optional.of(SOUND),
        Optional.empty());
  }
}
