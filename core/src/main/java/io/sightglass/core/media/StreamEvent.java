package io.sightglass.core.media;

import io.sightglass.core.time.MediaTime;

/**
 * Something that happened on the way from the wire to the decoder.
 *
 * @param kind what happened
 * @param time where on the time axis: that of the packet's presentation, as near as is known
 * @param streamIndex the container's stream index, or −1 where it concerns all
 * @param detail a sentence for the user
 * @param micros extent where the kind has one (length of a gap, size of a jump), else 0
 */
public record StreamEvent(Kind kind, MediaTime time, int streamIndex, String detail, long micros) {

  /** Whether nothing follows it until {@link Kind#STREAM_RESUMED}. */
  public boolean breaks() {
    return kind == Kind.STREAM_LOSS || (kind == Kind.FORMAT_CHANGE && streamIndex < 0);
  }

  /** The kinds of event. */
  public enum Kind {
    /** A transport-stream packet was lost or repeated (continuity counter), or flagged by TEI. */
    PACKET_CORRUPT,
    /** The decoder refused a packet. */
    DECODE_ERROR,
    /** Timestamps jumped, forward or back, beyond the frame period. */
    TIMESTAMP_JUMP,
    /** The reader dropped a chunk because the analysis could not keep up (live only). */
    CHUNK_DROPPED,
    /** The source went away: nothing follows this until it is back. */
    STREAM_LOSS,
    /** The source is back, after a loss or a change of format; the extent is what was missed. */
    STREAM_RESUMED,
    /** A segment of a stream made of them could not be fetched, and was passed over. */
    SEGMENT_MISSING,
    /** Size, pixel format, sample rate or codec changed. */
    FORMAT_CHANGE
  }
}
