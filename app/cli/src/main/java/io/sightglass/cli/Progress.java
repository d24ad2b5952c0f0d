package io.sightglass.cli;

import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.source.Connection;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far an analysis is: a bar that is drawn over on a terminal, else a line every few
 * seconds.
 */
final class Progress implements SessionListener {

  private static final int BAR = 30;
  private static final long BAR_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private long durationMicros = -1;
  private long lastShown;
  private int width;
  private boolean away;

  Progress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** A stream went away, or is back; called by its connection's thread. */
  synchronized void connection(Connection connection) {
    if (connection.phase() == Connection.Phase.WAITING && connection.attempt() == 1) {
      away = true;
      say(connection.message() + " Trying again.");
    } else if (connection.phase() == Connection.Phase.UP && away) {
      away = false;
      say("The stream is back.");
    }
  }

  private void say(String sentence) {
    if (width > 0) {
      draw("");
      err.print('\r');
    }
    err.println(sentence);
  }

  @Override
  public synchronized void opened(StreamInfo stream) {
    durationMicros = stream.durationMicros();
    err.println(
        "Analysing " + PublicAddress.of(stream.uri()) + ": " + StreamText.summary(stream) + ".");
    lastShown = System.nanoTime();
  }

  @Override
  public synchronized void progressed(SessionListener.Progress progress) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal ? BAR_NANOS : LINE_NANOS)) {
      return;
    }
    lastShown = now;
    String text = text(progress);
    if (terminal) {
      draw(text);
    } else {
      err.println(text);
    }
  }

  @Override
  public synchronized void ended(SessionEnd end) {
    if (width > 0) {
      draw("");
      err.print('\r');
      err.flush();
    }
  }

  private String text(SessionListener.Progress progress) {
    StringBuilder text = new StringBuilder();
    if (durationMicros > 0) {
      double share = Math.clamp((double) progress.analysedTo().micros() / durationMicros, 0, 1);
      if (terminal) {
        int full = (int) Math.round(share * BAR);
        text.append('[').append("#".repeat(full)).append(".".repeat(BAR - full)).append("] ");
      }
      text.append(String.format(Locale.ROOT, "%3.0f %%  ", share * 100));
    }
    text.append(TimeText.of(progress.analysedTo()));
    if (durationMicros > 0) {
      text.append(" of ").append(TimeText.ofMicros(durationMicros));
    }
    int defects = progress.defects().size();
    text.append(String.format(Locale.ROOT, "  %.1fx", progress.headroom().speed()));
    text.append("  ").append(defects).append(defects == 1 ? " defect" : " defects");
    if (progress.headroom().droppedChunks() > 0) {
      text.append("  ").append(progress.headroom().droppedChunks()).append(" chunks dropped");
    }
    return text.toString();
  }

  private void draw(String text) {
    err.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
    err.flush();
    width = text.length();
  }
}
