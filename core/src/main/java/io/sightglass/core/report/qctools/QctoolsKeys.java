package io.sightglass.core.report.qctools;

import io.sightglass.core.detect.MetricInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * FFmpeg's names of measurements and ours. Where both measure the same thing the name is FFmpeg's,
 * so that QCTools draws it; what only we measure stands beside.
 */
final class QctoolsKeys {

  static final String COMMENT = "qctools.comment";

  private static final String FFMPEG = "lavfi.";
  private static final String OURS = "lavfi.sightglass.";

  /** EBU R 128 by FFmpeg's ebur128 filter. */
  private static final Map<String, MetricInfo> SAME = new LinkedHashMap<>();

  static {
    same("lavfi.r128.M", "loudness-momentary", "LUFS", "Momentary loudness", -60, 0);
    same("lavfi.r128.S", "loudness-short-term", "LUFS", "Short-term loudness", -60, 0);
    same("lavfi.r128.I", "loudness-integrated", "LUFS", "Integrated loudness", -60, 0);
    same("lavfi.r128.LRA", "loudness-range", "LU", "Loudness range", 0, 30);
  }

  private QctoolsKeys() {}

  private static void same(
      String key, String metric, String unit, String what, double low, double high) {
    SAME.put(key, new MetricInfo(metric, unit, what + " as imported.", low, high));
  }

  /** The key that {@code metric} is written under. */
  static String key(String metric) {
    return SAME.entrySet().stream()
        .filter(same -> same.getValue().name().equals(metric))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OURS + metric);
  }

  /** The metric that is written under {@code key}, with an axis for values from low to high. */
  static MetricInfo metric(String key, double low, double high) {
    MetricInfo same = SAME.get(key);
    return same != null ? same : new MetricInfo(name(key), "", key + " as imported.", low, high);
  }

  private static String name(String key) {
    if (key.startsWith(OURS)) {
      return key.substring(OURS.length());
    }
    String own = key.startsWith(FFMPEG) ? key.substring(FFMPEG.length()) : key;
    return own.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
