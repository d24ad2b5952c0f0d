package io.sightglass.core.report.qctools;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.FrameClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the frames of one file say, gathered element by element. One thread. */
final class FrameColumns {

  private static final double MICROS = 1e6;
  private static final Pattern FRACTION = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,8})");
  // FFmpeg's names: yuv422p10le, gray12be; but not nv12, where 12 is bits a picture element.
  private static final Pattern DEPTH = Pattern.compile("(?:p|gray)(9|10|12|14|16)(?:le|be)");
  private static final FrameRate[] COMMON = {
    new FrameRate(24000, 1001),
    new FrameRate(24, 1),
    new FrameRate(25, 1),
    new FrameRate(30000, 1001),
    new FrameRate(30, 1),
    new FrameRate(48, 1),
    new FrameRate(50, 1),
    new FrameRate(60000, 1001),
    new FrameRate(60, 1)
  };

  /** A comment on a frame. */
  record Comment(long micros, long durationMicros, String text) {}

  /** Takes a value. */
  @FunctionalInterface
  interface Values {
    void value(long micros, long durationMicros, double value);
  }

  /** Growing numbers. */
  private static final class Column {
    long[] times = new long[1024];
    long[] durations = new long[1024];
    double[] values = new double[1024];
    int size;

    void add(long time, long duration, double value) {
      if (size == times.length) {
        times = Arrays.copyOf(times, size * 2);
        durations = Arrays.copyOf(durations, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      times[size] = time;
      durations[size] = duration;
      values[size++] = value;
    }
  }

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Comment> comments = new ArrayList<>();
  private final Column pictures = new Column();
  private boolean hasSound;
  private String uri = "unknown";
  private String container = "";
  private long durationMicros = -1;
  private @Nullable FrameRate rate;
  private String videoCodec = "";
  private String audioCodec = "";
  private int sampleRate;
  private String pixelFormat = "";
  private int width;
  private int height;
  // Of the frame at hand.
  private long time;
  private long duration;
  private boolean timed;
  private long first = Long.MIN_VALUE;

  void element(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "frame" -> frame(xml);
      case "tag" -> tag(xml);
      case "stream" -> stream(xml);
      case "format" -> {
        uri = text(xml, "filename").orElse(uri);
        container = text(xml, "format_name").orElse(container);
        durationMicros = micros(xml, "duration").orElse(durationMicros);
      }
      default -> {}
    }
  }

  private static Optional<String> text(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name))
        .filter(value -> !value.isEmpty() && !value.equals("N/A"));
  }

  private static Optional<Long> micros(XMLStreamReader xml, String... names) {
    for (String name : names) {
      Optional<String> value = text(xml, name);
      if (value.isPresent()) {
        return Optional.of(Math.round(Double.parseDouble(value.get()) * MICROS));
      }
    }
    return Optional.empty();
  }

  private void frame(XMLStreamReader xml) {
    boolean picture = text(xml, "media_type").orElse("video").equals("video");
    Optional<Long> at =
        micros(xml, "pkt_pts_time", "pts_time", "best_effort_timestamp_time", "pkt_dts_time");
    timed = at.isPresent();
    if (!timed) {
      return;
    }
    time = at.get();
    duration = micros(xml, "pkt_duration_time", "duration_time").orElse(0L);
    if (picture) {
      if (first == Long.MIN_VALUE) {
        first = time;
      }
      pictures.add(time, duration, 0);
      width = text(xml, "width").map(Integer::parseInt).orElse(width);
      height = text(xml, "height").map(Integer::parseInt).orElse(height);
      pixelFormat = text(xml, "pix_fmt").orElse(pixelFormat);
    } else {
      hasSound = true;
    }
  }

  private void tag(XMLStreamReader xml) {
    String key = text(xml, "key").orElse("");
    String value = text(xml, "value").orElse("");
    if (!timed || key.isEmpty() || value.isEmpty()) {
      return;
    }
    if (key.equals(QctoolsKeys.COMMENT)) {
      comments.add(new Comment(time, duration, value));
      return;
    }
    double number = number(value);
    if (!Double.isNaN(number)) {
      columns.computeIfAbsent(key, k -> new Column()).add(time, duration, number);
    }
  }

  /** NaN where it is none: some tags are words. */
  private static double number(String value) {
    return switch (value) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> {
        char last = value.charAt(value.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
          yield Double.NaN;
        }
        try {
          yield Double.parseDouble(value);
        } catch (NumberFormatException e) {
          yield Double.NaN;
        }
      }
    };
  }

  private void stream(XMLStreamReader xml) {
    String kind = text(xml, "codec_type").orElse("");
    if (kind.equals("video") && rate == null) {
      rate = text(xml, "r_frame_rate").flatMap(FrameColumns::fraction).orElse(null);
      videoCodec = text(xml, "codec_name").orElse("");
    } else if (kind.equals("audio") && audioCodec.isEmpty()) {
      audioCodec = text(xml, "codec_name").orElse("");
      sampleRate = text(xml, "sample_rate").map(Integer::parseInt).orElse(0);
    }
  }

  private static Optional<FrameRate> fraction(String text) {
    Matcher parts = FRACTION.matcher(text);
    return parts.matches()
        ? Optional.of(
            new FrameRate(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  boolean empty() {
    return columns.isEmpty() && comments.isEmpty();
  }

  Set<String> keys() {
    return columns.keySet();
  }

  List<Comment> comments() {
    return comments.stream()
        .map(c -> new Comment(c.micros() - origin(), c.durationMicros(), c.text()))
        .toList();
  }

  /** The programme's own zero: its first picture, else the first sound. */
  private long origin() {
    if (first != Long.MIN_VALUE) {
      return first;
    }
    return columns.values().stream().mapToLong(column -> column.times[0]).min().orElse(0);
  }

  /** Names of all metrics. */
  Set<String> metrics() {
    return columns.keySet().stream()
        .map(key -> QctoolsKeys.metric(key, 0, 0).name())
        .collect(Collectors.toSet());
  }

  /** Significant bits of the pictures' samples. */
  int bits() {
    Matcher depth = DEPTH.matcher(pixelFormat);
    return depth.find() ? Integer.parseInt(depth.group(1)) : 8;
  }

  MetricInfo metric(String key) {
    Column column = columns.get(key);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; column != null && i < column.size; i++) {
      if (Double.isFinite(column.values[i])) {
        low = Math.min(low, column.values[i]);
        high = Math.max(high, column.values[i]);
      }
    }
    return low <= high ? QctoolsKeys.metric(key, low, high) : QctoolsKeys.metric(key, 0, 0);
  }

  /** The values under {@code key}, in order of time. */
  void values(String key, Values taker) {
    Column column = columns.getOrDefault(key, new Column());
    long last = Long.MIN_VALUE;
    for (int i = 0; i < column.size; i++) {
      // The clock of a broken file may jump back: what is older than what is known is passed over.
      if (column.times[i] >= last) {
        last = column.times[i];
        taker.value(last - origin(), column.durations[i], column.values[i]);
      }
    }
  }

  void pictures(FrameClock clock) {
    long last = Long.MIN_VALUE;
    long number = 0;
    for (int i = 0; i < pictures.size; i++) {
      if (pictures.times[i] > last) {
        last = pictures.times[i];
        clock.append(MediaTime.ofMicros(last - origin()), number++, pictures.durations[i]);
      }
    }
  }

  long endMicros() {
    long end = 0;
    for (Column column : columns.values()) {
      int last = column.size - 1;
      end = Math.max(end, column.times[last] + column.durations[last] - origin());
    }
    // A value may be known to hold for longer than the programme lasts.
    return durationMicros > 0 ? Math.min(end, durationMicros) : end;
  }

  StreamInfo stream() {
    Optional<VideoTrack> video = Optional.empty();
    if (pictures.size > 0) {
      video =
          Optional.of(
              new VideoTrack(
                  0,
                  videoCodec,
                  "",
                  width,
                  height,
                  new PixelFormat(pixelFormat, 8, 3, 1, 1, false),
                  new Colour("unknown", "unknown", "unknown", false),
                  rate(),
                  1,
                  1,
                  false,
                  0,
                  ""));
    }
    Optional<AudioTrack> audio =
        hasSound
            ? Optional.of(new AudioTrack(1, audioCodec, sampleRate, "", List.of(), ""))
            : Optional.empty();
    return QctoolsReader.stream(
        uri, container, durationMicros > 0 ? durationMicros : endMicros(), video, audio);
  }

  /** As the stream says, else by the median distance of pictures. */
  private FrameRate rate() {
    FrameRate said = rate;
    if (said != null) {
      return said;
    }
    if (pictures.size < 2) {
      return new FrameRate(25, 1);
    }
    long[] distances = new long[pictures.size - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = pictures.times[i + 1] - pictures.times[i];
    }
    Arrays.sort(distances);
    double median = Math.max(1, distances[distances.length / 2]);
    FrameRate nearest = COMMON[0];
    for (FrameRate common : COMMON) {
      if (off(common, median) < off(nearest, median)) {
        nearest = common;
      }
    }
    return off(nearest, median) < 0.0005 * median
        ? nearest
        : new FrameRate(1_000_000, (int) Math.clamp(Math.round(median), 1, 1_000_000_000));
  }

  private static double off(FrameRate rate, double periodMicros) {
    return Math.abs(MICROS * rate.denominator() / rate.numerator() - periodMicros);
  }
}
