package io.sightglass.core.timeline;

import io.sightglass.core.time.TimeRange;

/**
 * A stretch that nobody looked at: what happened in it is not known.
 *
 * @param range where
 * @param cause kind of reason
 * @param reason a sentence for the user
 */
public record Gap(TimeRange range, Cause cause, String reason) {

  /** Why nobody looked. */
  public enum Cause {
    /** The analysis could not keep up with a live stream. */
    CHUNK_DROPPED("chunk-dropped"),
    /** The stream was away. */
    STREAM_LOSS("stream-loss"),
    /** The stream was opened anew because its tracks or their coding changed. */
    FORMAT_CHANGE("format-change"),
    /** The stream's time stamps leave it out: it was not sent, or not to be had. */
    PTS_GAP("pts-gap");

    private final String id;

    Cause(String id) {
      this.id = id;
    }

    /** Kebab-case, as in reports. */
    public String id() {
      return id;
    }
  }
}
