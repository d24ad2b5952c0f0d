package io.sightglass.core.report.html;

import io.sightglass.core.report.view.ValueAxis;
import io.sightglass.core.timeline.Envelope;
import java.util.BitSet;
import java.util.Locale;

/**
 * Draws an envelope as closed SVG paths, one for each stretch without a gap. A value holds until
 * the next one; nothing is drawn where nobody looked.
 */
final class EnvelopePath {

  private final Envelope envelope;
  private final ValueAxis values;
  private final StringBuilder path = new StringBuilder();

  private EnvelopePath(Envelope envelope, ValueAxis values) {
    this.envelope = envelope;
    this.values = values;
  }

  /**
   * @param gaps columns in which nobody looked
   */
  static String of(Envelope envelope, ValueAxis values, BitSet gaps) {
    return new EnvelopePath(envelope.held(gaps), values).path();
  }

  private String path() {
    double[] low = envelope.low();
    double[] high = envelope.high();
    int columns = envelope.columns();
    int start = 0;
    while (start < columns) {
      int end = start;
      while (end < columns && !Double.isNaN(low[end])) {
        end++;
      }
      if (end > start) {
        stretch(low, high, start, end);
      }
      start = end + 1;
    }
    return path.toString();
  }

  // Along the greatest values to the right, and back along the least.
  private void stretch(double[] low, double[] high, int start, int end) {
    String line = line(high[start]);
    path.append('M').append(start).append(' ').append(line);
    for (int i = start + 1; i < end; i++) {
      String next = line(high[i]);
      if (!next.equals(line)) {
        path.append('H').append(i).append('V').append(next);
        line = next;
      }
    }
    line = line(low[end - 1]);
    path.append('H').append(end).append('V').append(line);
    for (int i = end - 1; i > start; i--) {
      String next = line(low[i - 1]);
      if (!next.equals(line)) {
        path.append('H').append(i).append('V').append(next);
        line = next;
      }
    }
    path.append('H').append(start).append('Z');
  }

  private String line(double value) {
    return String.format(Locale.ROOT, "%.1f", values.line(value));
  }
}
