package io.sightglass.desktop.shell;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.desktop.timeline.TimeTicks;
import java.util.Locale;

/** What the status bar says; words only, so that it is tested without a window. */
final class StatusLine {

  private StatusLine() {}

  static String analysis(AnalysisView view) {
    if (view.outcome().isEmpty()) {
      return "Nothing is open";
    }
    String to = TimeTicks.label(view.analysedTo().micros(), 1_000_000);
    return switch (view.outcome().get()) {
      case RUNNING -> view.analysis().isEmpty() ? "Opening …" : "Analysing, " + to;
      case COMPLETE -> "Analysed, " + to;
      case STOPPED -> "Stopped at " + to;
      case BROKEN -> "Analysed in part, to " + to;
      case NOT_OPENED -> "Could not be opened";
      case FAILED -> "The analysis failed at " + to;
    };
  }

  static String defects(AnalysisView view) {
    if (view.analysis().isEmpty()) {
      return "";
    }
    int count = view.defects().size();
    return count == 1 ? "1 defect" : count + " defects";
  }

  static String stream(StreamInfo stream) {
    StringBuilder text = new StringBuilder();
    stream
        .selectedVideo()
        .ifPresent(v ->
            text.append(v.codec())
                .append(' ')
                .append(v.width())
                .append('×')
                .append(v.height())
                .append(v.interlaced() ? "i " : "p ")
                .append(v.rate()));
    stream
        .selectedAudio()
        .ifPresent(a ->
            text.append(text.isEmpty() ? "" : "   ")
                .append(a.codec())
                .append(' ')
                .append(a.layout())
                .append(' ')
                .append(String.format(Locale.ROOT, "%.1f kHz", a.sampleRate() / 1000.0)));
    return text.toString();
  }

  /** All cost of a chunk, as a share of its length. */
  static double load(Headroom headroom) {
    long nanos =
        headroom.decodeNanos()
            + headroom.featureNanos()
            + headroom.detectorNanos().values().stream().mapToLong(Long::longValue).sum();
    return nanos / 1000.0 / headroom.chunkMicros();
  }

  static String headroom(Headroom headroom) {
    return String.format(
        Locale.ROOT, "%.0f %% of a core, %.1f× real time", 100 * load(headroom), headroom.speed());
  }

  /** What stands in an empty table. */
  static String noDefects(AnalysisView view) {
    if (view.outcome().isEmpty()) {
      return "Defects are listed here.";
    }
    if (view.running()) {
      return "No defects so far.";
    }
    return view.analysis().isEmpty() ? "Nothing was analysed." : "No defects.";
  }

  static boolean troubled(Outcome outcome) {
    return outcome == Outcome.BROKEN || outcome == Outcome.NOT_OPENED || outcome == Outcome.FAILED;
  }
}
