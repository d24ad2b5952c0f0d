package io.sightglass.core.compare;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.compare.Comparison.Material;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Holds the lags of sound and pictures against each other. */
final class Joiner {

  /** Where the sound's lag on either side of a step of the pictures' is looked for. */
  private static final long APART_MICROS = 1_200_000;

  private static final long AROUND_MICROS = 800_000;

  /** Smaller changes of lag are no step whose place is worth looking for. */
  private static final double STEP_MICROS = 10_000;

  private static final long ROUND_STEP_MICROS = 500_000;

  /** Smaller material is not told from the pictures' own rounding: 1.5 periods of 25 a second. */
  private static final double LEAST_MATERIAL_MICROS = 60_000;

  private static final double LEAST_END_MICROS = 500_000;

  private final Fingerprint programme;
  private final Fingerprint reference;
  private final LagSeries sound;
  private final LagSeries pictures;

  Joiner(Fingerprint programme, Fingerprint reference, LagSeries sound, LagSeries pictures) {
    this.programme = programme;
    this.reference = reference;
    this.sound = sound;
    this.pictures = pictures;
  }

  List<Alignment> alignments() {
    boolean bySound = !sound.isEmpty();
    List<Lag> lags = bySound ? sound.all() : pictures.all();
    List<Alignment> out = new ArrayList<>();
    double sync = 0;
    long start = Math.min(0, lags.isEmpty() ? 0 : lags.getFirst().micros());
    for (int i = 0; i < lags.size(); i++) {
      Lag lag = lags.get(i);
      long end = i + 1 < lags.size() ? border(lag, lags.get(i + 1), bySound) : end();
      TimeRange range = new TimeRange(new MediaTime(start), new MediaTime(Math.max(start, end)));
      OptionalDouble own = OptionalDouble.of(lag.lagMicros());
      if (bySound) {
        OptionalDouble picture = pictures.steady(lag.micros(), lag.lagMicros() - sync);
        if (picture.isPresent()) {
          sync = lag.lagMicros() - picture.getAsDouble();
        }
        OptionalDouble told = picture.isPresent() ? OptionalDouble.of(sync) : picture;
        out.add(new Alignment(range, own, picture, told));
      } else {
        out.add(new Alignment(range, OptionalDouble.empty(), own, OptionalDouble.empty()));
      }
      start = range.end().micros();
    }
    return out;
  }

  private long end() {
    return Math.max(
        programme.pictures().last(), programme.sound().end() * SoundPrint.SAMPLE_MICROS);
  }

  private long border(Lag a, Lag b, boolean bySound) {
    long middle = (a.micros() + b.micros()) / 2;
    boolean step = Math.abs(a.lagMicros() - b.lagMicros()) > STEP_MICROS;
    return step && bySound ? border(a, b) : middle;
  }

  // Where the one lag's fit gives way to the other's: the greatest product left and right of it.
  private long border(Lag a, Lag b) {
    long from = (a.micros() - ROUND_STEP_MICROS) / SoundPrint.SAMPLE_MICROS;
    int count = (int) ((b.micros() + ROUND_STEP_MICROS) / SoundPrint.SAMPLE_MICROS - from);
    float[] here = programme.sound().emphasised(from, count);
    float[] before = reference.sound().emphasised(from - samples(a), count);
    float[] after = reference.sound().emphasised(from - samples(b), count);
    double sum = 0;
    double most = 0;
    int best = 0;
    for (int i = 0; i < count; i++) {
      sum += here[i] * (before[i] - after[i]);
      if (sum > most) {
        most = sum;
        best = i + 1;
      }
    }
    long found = (from + best) * SoundPrint.SAMPLE_MICROS;
    return Math.clamp(
        found, a.micros() - ROUND_STEP_MICROS / 2, b.micros() + ROUND_STEP_MICROS / 2);
  }

  private static long samples(Lag lag) {
    return Math.round(lag.lagMicros() / SoundPrint.SAMPLE_MICROS);
  }

  /** Where both kinds step together, and where either programme is longer at its ends. */
  List<Material> material() {
    List<Material> out = new ArrayList<>();
    List<Lag> lags = pictures.isEmpty() ? sound.all() : pictures.all();
    if (lags.isEmpty()) {
      return out;
    }
    boolean bySound = pictures.isEmpty();
    long first = bySound ? start(programme) : programme.pictures().first();
    long last = bySound ? stop(programme) : programme.pictures().last();
    long firstThere = bySound ? start(reference) : reference.pictures().first();
    long lastThere = bySound ? stop(reference) : reference.pictures().last();
    double head = first - lags.getFirst().lagMicros() - firstThere;
    if (Math.abs(head) > LEAST_END_MICROS) {
      out.add(new Material(new MediaTime(first), -Math.round(head)));
    }
    for (int i = 1; i < lags.size(); i++) {
      Lag before = lags.get(i - 1);
      Lag after = lags.get(i);
      double step = after.lagMicros() - before.lagMicros();
      if (Math.abs(step) >= LEAST_MATERIAL_MICROS && (bySound || shared(before, after, step))) {
        long at = (before.micros() + after.micros()) / 2;
        long begins = step > 0 ? Math.max(before.micros(), at - Math.round(step / 2)) : at;
        out.add(new Material(new MediaTime(begins), Math.round(step)));
      }
    }
    double tail = lastThere - (last - lags.getLast().lagMicros());
    if (Math.abs(tail) > LEAST_END_MICROS) {
      long at = tail > 0 ? last : last + Math.round(tail);
      out.add(new Material(new MediaTime(at), -Math.round(tail)));
    }
    out.sort(Comparator.comparing(Material::at));
    return out;
  }

  private boolean shared(Lag before, Lag after, double step) {
    if (sound.isEmpty()) {
      return true;
    }
    double soundBefore = sound.around(before.micros() - APART_MICROS, AROUND_MICROS).orElse(0);
    double soundAfter = sound.around(after.micros() + APART_MICROS, AROUND_MICROS).orElse(0);
    return Math.abs(soundAfter - soundBefore - step) < LEAST_MATERIAL_MICROS;
  }

  private static long start(Fingerprint print) {
    return print.sound().first() * SoundPrint.SAMPLE_MICROS;
  }

  private static long stop(Fingerprint print) {
    return print.sound().end() * SoundPrint.SAMPLE_MICROS;
  }
}
