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
    /** A segment took longer to come than it plays. */
    SEGMENT_LATE,
    /** A segment is longer or shorter than its playlist says. */
    SEGMENT_LENGTH,
    /** A segment has more bits a second than its rendition is declared to have. */
    SEGMENT_RATE,
    /** A live playlist names no new segments any more. */
    PLAYLIST_STOPPED,
    /** A stream is not as the playlist or manifest declares its rendition. */
    RENDITION_MISMATCH,
    /** Size, pixel format, sample rate or codec changed. */
    FORMAT_CHANGE,
    /** Transport stream, TR 101 290 1.1: synchronisation is lost. */
    TS_SYNC_LOSS,
    /** 1.2: a sync byte is wrong. */
    TS_SYNC_BYTE,
    /** 1.3: the PAT is late, or something else is in its place. */
    TS_PAT,
    /** 1.4: packets are missing, out of order or repeated. */
    TS_CONTINUITY,
    /** 1.5: a PMT is late. */
    TS_PMT,
    /** 1.6: a stream that the PMT names does not come. */
    TS_PID,
    /** 2.1: the transport error indicator is set. */
    TS_TRANSPORT,
    /** 2.2: a table's checksum is wrong. */
    TS_CRC,
    /** 2.3a: clock references are too far apart. */
    TS_PCR_REPETITION,
    /** 2.3b: the clock jumps unannounced. */
    TS_PCR_DISCONTINUITY,
    /** 2.5: presentation times are too far apart. */
    TS_PTS,
    /** 2.6: there is no CAT where one is needed. */
    TS_CAT;

    /**
     * The priority that TR 101 290 gives it: 1 or 2; 0 where it is no error of a transport stream.
     */
    public int transportPriority() {
      return switch (this) {
        case TS_SYNC_LOSS, TS_SYNC_BYTE, TS_PAT, TS_CONTINUITY, TS_PMT, TS_PID -> 1;
        case TS_TRANSPORT, TS_CRC, TS_PCR_REPETITION, TS_PCR_DISCONTINUITY, TS_PTS, TS_CAT -> 2;
        default -> 0;
      };
    }
  }
}
