package io.sightglass.core.source.mpegts;

/**
 * One error of a transport stream, as ETSI TR 101 290 counts them.
 *
 * @param check which check failed
 * @param pid the packet identifier concerned, or −1
 * @param position byte position of the packet at which it was found
 * @param pts last presentation time seen on that PID (else on any), in ticks of 90 kHz modulo 2^33,
 *     or −1 where none was
 * @param detail a sentence for the user
 */
public record TransportError(Check check, int pid, long position, long pts, String detail) {

  /** The checks of priority 1 and 2. */
  public enum Check {
    /** 1.1: two or more sync bytes in a row are wrong. */
    SYNC_LOSS(1),
    /** 1.2: a sync byte is not 0x47. */
    SYNC_BYTE(1),
    /** 1.3: no PAT for over 0.5 s, or something else on PID 0. */
    PAT(1),
    /** 1.4: packets lost, out of order or repeated too often. */
    CONTINUITY(1),
    /** 1.5: no PMT for over 0.5 s. */
    PMT(1),
    /** 1.6: a stream that the PMT names does not come. */
    PID(1),
    /** 2.1: the transport error indicator is set. */
    TRANSPORT(2),
    /** 2.2: a table's checksum is wrong. */
    CRC(2),
    /** 2.3a: over 100 ms between clock references. */
    PCR_REPETITION(2),
    /** 2.3b: the clock jumps without saying so. */
    PCR_DISCONTINUITY(2),
    /** 2.5: over 700 ms without a presentation time. */
    PTS(2),
    /** 2.6: scrambled packets without a CAT, or something else on PID 1. */
    CAT(2);

    private final int priority;

    Check(int priority) {
      this.priority = priority;
    }

    public int priority() {
      return priority;
    }
  }
}
