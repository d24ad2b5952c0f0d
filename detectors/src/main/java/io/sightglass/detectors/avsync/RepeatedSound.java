package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Finds sound that plays again what it has just played, while the pictures go on: what follows is
 * by that much later against its picture than what went before. It needs no timestamps and survives
 * lossy coding, for nothing that is spoken or played by hand comes twice alike.
 *
 * <p>Two peaks in a row that have come before with the same values, the same distance apart, are a
 * suspicion; the samples around them prove it. A repetition is as long as its distance: what goes
 * on being alike, or repeats within itself, is a tone, a voice or a loop. What comes from a
 * sequencer repeats over and over: several such passages within seconds are music. A drum's strokes
 * begin with an attack, and sound that was cut does so by chance only.
 */
final class RepeatedSound {

  private static final double SHORTEST_SECONDS = 0.035;
  private static final double LONGEST_SECONDS = 1;

  /** Two codings of one peak, relatively. */
  private static final float ALIKE_PEAK = 0.1f;

  /** The codec rounds a splice off: some milliseconds at both ends are not alike. */
  private static final double WHOLE = 0.78;

  private static final double OVER = 1.12;

  /** Samples by which two distances of one suspicion differ at most. */
  private static final int SAME_LAG = 4;

  /** So far around a repetition others are looked for, and with how many in all it is no loop. */
  private static final long LOOPS_MICROS = 5_000_000;

  private static final int MOST_IN_REACH = 4;

  /** After so long, all that begins by a time has ended. */
  private static final long LONGEST_PASSAGE_MICROS = 3_000_000;

  /** 6 dB from 10 ms before to 10 ms after. */
  private static final double ATTACK = 4;

  private static final double ATTACK_SECONDS = 0.01;
  private static final long JUMP_MICROS = 10_000;
  private static final long NOTHING_MICROS = 100_000;

  /** A passage that came again: where, how long, and whether it was once and by no instrument. */
  private record Found(long from, long micros, boolean once) {

    boolean near(Found other) {
      return Math.abs(from - other.from) <= LOOPS_MICROS;
    }
  }

  private final List<Passage> growing = new ArrayList<>();
  // In the order of time; the first 'settled' of them have been told, or passed over.
  private final List<Found> found = new ArrayList<>();
  private int settled;
  private int sampleRate = 1;
  private SoundHistory history = new SoundHistory(1);
  private SoundMarks marks = new SoundMarks(history, sampleRate);
  private MediaTime anchor = MediaTime.ZERO;

  List<Measurement> add(List<AudioBlock> blocks) {
    for (AudioBlock block : blocks) {
      if (block.channels() > 0) {
        add(block);
      }
    }
    return settled(timeOf(history.end()).micros() - LOOPS_MICROS - LONGEST_PASSAGE_MICROS);
  }

  List<Measurement> finish() {
    return settled(Long.MAX_VALUE);
  }

  private void add(AudioBlock block) {
    if (block.track().sampleRate() != sampleRate
        || Math.abs(block.time().since(timeOf(history.end()))) > JUMP_MICROS) {
      begin(block);
    }
    history.add(block);
    long known = marks.count();
    while (marks.look()) {
      if (marks.count() > known) {
        known = marks.count();
        suspect(known - 1);
      }
    }
    for (Iterator<Passage> i = growing.iterator(); i.hasNext(); ) {
      Passage passage = i.next();
      passage.grow();
      if (passage.ended()) {
        i.remove();
        judge(passage);
      }
    }
  }

  private void begin(AudioBlock block) {
    sampleRate = block.track().sampleRate();
    // A passage as long as its distance, what it repeats, and what stands before that.
    history = new SoundHistory((int) (2.5 * LONGEST_SECONDS * sampleRate) + block.length());
    marks = new SoundMarks(history, sampleRate);
    growing.clear();
    anchor = block.time();
  }

  private void suspect(long mark) {
    for (long m = mark - 1; m > marks.first(); m--) {
      long lag = marks.at(mark) - marks.at(m);
      if (lag > LONGEST_SECONDS * sampleRate) {
        return;
      }
      if (lag >= SHORTEST_SECONDS * sampleRate
          && same(mark, m)
          && same(mark - 1, m - 1)
          && Math.abs(marks.at(mark - 1) - marks.at(m - 1) - lag) <= 1
          && !grows((int) lag)) {
        Passage passage = new Passage(history, sampleRate, (int) lag, marks.at(mark));
        if (passage.from() < marks.at(mark - 1)) {
          growing.add(passage);
        }
      }
    }
  }

  private boolean same(long a, long b) {
    float value = marks.value(a);
    return Math.abs(value - marks.value(b)) <= ALIKE_PEAK * Math.abs(value);
  }

  private boolean grows(int lag) {
    for (Passage passage : growing) {
      if (Math.abs(passage.lag() - lag) <= SAME_LAG) {
        return true;
      }
    }
    return false;
  }

  private void judge(Passage passage) {
    if (passage.share() < WHOLE || passage.periodic()) {
      return;
    }
    long from = timeOf(passage.from()).micros();
    if (!found.isEmpty() && from < found.getLast().from + found.getLast().micros) {
      return;
    }
    boolean once = passage.share() <= OVER && !struck(passage);
    found.add(new Found(from, Math.round(passage.lag() * 1e6 / sampleRate), once));
  }

  private boolean struck(Passage passage) {
    return attacks(passage.from()) && attacks(passage.from() - passage.lag());
  }

  private boolean attacks(long at) {
    int count = (int) (ATTACK_SECONDS * sampleRate);
    return at - count >= history.start()
        && history.energy(at, count) > ATTACK * history.energy(at - count, count);
  }

  private List<Measurement> settled(long to) {
    List<Measurement> out = new ArrayList<>();
    for (; settled < found.size() && found.get(settled).from < to; settled++) {
      Found next = found.get(settled);
      if (next.once && found.stream().filter(next::near).count() <= MOST_IN_REACH) {
        MediaTime from = new MediaTime(next.from);
        say(from, next.micros, next.micros / 1e3, out);
        say(from.plus(next.micros), NOTHING_MICROS, 0, out);
      }
    }
    while (settled > 0 && found.getFirst().from < to - LOOPS_MICROS) {
      found.removeFirst();
      settled--;
    }
    return out;
  }

  private static void say(MediaTime time, long micros, double ms, List<Measurement> out) {
    out.add(new Measurement(AvSyncDetectorFactory.REPEATED, time, micros, ms));
  }

  private MediaTime timeOf(long sample) {
    return anchor.plus(Math.round(sample * 1e6 / sampleRate));
  }
}
