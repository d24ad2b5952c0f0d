package io.sightglass.detectors.avsync;

import io.sightglass.core.media.AudioBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The sound's timestamps against the count of its samples. */
final class SoundClock {

  /** More blocks than a step takes to be found. */
  private static final int REMEMBERED = 16;

  /** Containers that count milliseconds round each time by half of one. */
  private static final double ROUNDING_MICROS = 1_200;

  /** Changes of length among the blocks remembered that make a codec of uneven blocks. */
  private static final int UNEVEN = 2;

  /**
   * A step and what the sound itself says about it.
   *
   * @param step the step
   * @param joint whether the wave goes on across it
   * @param damaged the decoder or demuxer complained there
   * @param wholeBlocks it is a whole number of coded blocks, as lost packets are
   */
  record SoundStep(Step step, Joint.Verdict joint, boolean damaged, boolean wholeBlocks) {}

  private record Seen(long time, long micros, Joint.@Nullable Verdict joint, boolean damaged) {}

  private final CountedClock clock = new CountedClock(AvSyncDetector.LEAST_STEP_MICROS);
  private final Deque<Seen> seen = new ArrayDeque<>();
  private @Nullable AudioBlock last;
  private int sampleRate;
  private long uneven;

  /** The next block; returns a step that was found some blocks ago, or null. */
  @Nullable SoundStep add(AudioBlock block) {
    if (block.track().sampleRate() != sampleRate) {
      restart();
      sampleRate = block.track().sampleRate();
    }
    AudioBlock before = last;
    long late = before == null ? 0 : block.time().since(before.end());
    // Only where the timestamps leave the count is it worth looking.
    Joint joint =
        before != null && Math.abs(late) >= AvSyncDetector.LEAST_STEP_MICROS / 2
            ? Joint.between(before, block)
            : null;
    seen.add(
        new Seen(
            block.time().micros(),
            block.length() * 1_000_000L / sampleRate,
            joint == null ? null : joint.verdict(),
            block.damaged()));
    if (seen.size() > REMEMBERED) {
      seen.removeFirst();
    }
    last = block;
    clock.allow(unevenMicros());
    Step step = clock.add(block.time().micros(), block.firstSample() * 1e6 / sampleRate);
    return step == null ? null : explained(step);
  }

  /**
   * Longest block where blocks long and short take turns, else 0. Vorbis is stamped by its packets,
   * whose halves overlap: from long blocks to short ones stamp and count differ by up to a block.
   */
  private long unevenMicros() {
    int changes = 0;
    long longest = 0;
    long before = -1;
    for (Seen block : seen) {
      changes += before >= 0 && block.micros() != before ? 1 : 0;
      before = block.micros();
      longest = Math.max(longest, before);
    }
    if (changes >= UNEVEN) {
      uneven = Math.max(uneven, longest);
    }
    return uneven;
  }

  private SoundStep explained(Step step) {
    Joint.Verdict joint = Joint.Verdict.UNKNOWN;
    boolean damaged = false;
    boolean whole = false;
    for (Seen block : seen) {
      if (block.time() == step.lands()) {
        joint = block.joint() == null ? Joint.Verdict.UNKNOWN : block.joint();
        double off = Math.abs(Math.IEEEremainder(step.micros(), block.micros()));
        whole = off <= ROUNDING_MICROS;
      }
      damaged |= block.damaged();
    }
    return new SoundStep(step, joint, damaged, whole);
  }

  void restart() {
    clock.restart();
    seen.clear();
    last = null;
  }

  CountedClock clock() {
    return clock;
  }
}
