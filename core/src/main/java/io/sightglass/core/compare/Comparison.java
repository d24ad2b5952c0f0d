package io.sightglass.core.compare;

import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a programme differs from its reference in time. Its sound and its pictures are aligned with
 * the reference's apart from each other; the sync error is the difference of their lags.
 *
 * @param alignments in order of time, abutting
 * @param material what the programme lacks or has over the reference, in order of time
 * @param drifts how fast sound falls behind the picture, where that can be told
 */
public record Comparison(List<Alignment> alignments, List<Material> material, List<Drift> drifts) {

  /**
   * One stretch of the programme.
   *
   * @param range where
   * @param soundLagMicros how much later than the reference the sound is; empty where it can't be
   *     told
   * @param pictureLagMicros the same for the picture
   * @param syncMicros how late the sound is against the picture, as compared with the reference
   */
  public record Alignment(
      TimeRange range,
      OptionalDouble soundLagMicros,
      OptionalDouble pictureLagMicros,
      OptionalDouble syncMicros) {}

  /**
   * Material that one of the two has alone.
   *
   * @param at where in the programme it is missing, or begins
   * @param micros how long it is; negative where the programme lacks it
   */
  public record Material(MediaTime at, long micros) {}

  /**
   * A stretch over which the sound goes away from the picture evenly.
   *
   * @param ppm positive where it falls behind
   */
  public record Drift(TimeRange range, double ppm) {}

  public Comparison {
    alignments = List.copyOf(alignments);
    material = List.copyOf(material);
    drifts = List.copyOf(drifts);
  }

  /** Compares; takes some milliseconds for each second of the programme. Any thread. */
  public static Comparison of(Fingerprint programme, Fingerprint reference) {
    LagSeries pictures =
        LagSeries.cleaned(new PictureAligner(programme.pictures(), reference.pictures()).align());
    LagSeries sound =
        LagSeries.cleaned(new SoundAligner(programme.sound(), reference.sound(), pictures).align());
    Joiner joiner = new Joiner(programme, reference, sound, pictures);
    List<Alignment> alignments = joiner.alignments();
    return new Comparison(alignments, joiner.material(), Drifts.of(alignments));
  }
}
