package io.sightglass.core.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers, times and names as reports show them, the same in every country. */
public final class Words {

  private static final MathContext DIGITS = new MathContext(5);
  // Measurements that were infinite are stored as the greatest finite value.
  private static final double PRACTICALLY_INFINITE = 1e300;
  private static final double LARGEST_PLAIN = 1e9;
  private static final double SMALLEST_PLAIN = 1e-5;

  private Words() {}

  /** Five significant digits, without zeros that say nothing. */
  public static String number(double value) {
    if (Math.abs(value) >= PRACTICALLY_INFINITE) {
      return value < 0 ? "-∞" : "∞";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    if (size != 0 && (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN)) {
      return rounded.toString();
    }
    return rounded.toPlainString();
  }

  public static String number(double value, String unit) {
    return unit.isEmpty() ? number(value) : number(value) + " " + unit;
  }

  /** Seconds to the millisecond. */
  public static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }

  /** Hours, minutes, seconds and milliseconds. */
  public static String clock(long micros) {
    long millis = Math.abs(Math.round(micros / 1e3));
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d.%03d",
        micros < 0 && millis > 0 ? "-" : "",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
  }

  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As JSON and profiles write it. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The last part of a path or an address: what people call a programme by. */
  public static String lastPart(String uri) {
    String path = uri.replaceFirst("[?#].*$", "").replaceFirst("[/\\\\]+$", "");
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return last.isEmpty() ? uri : last;
  }

  /** To the second, in UTC. */
  public static String instant(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.SECONDS)
        .toString()
        .replace('T', ' ')
        .replace("Z", " UTC");
  }

  /** To one decimal, as loudness is delivered. */
  public static String decimal(double value, String unit) {
    return String.format(Locale.ROOT, "%.1f %s", value, unit);
  }

  public static String percent(double share) {
    return String.format(
        Locale.ROOT, share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", share * 100);
  }
}
