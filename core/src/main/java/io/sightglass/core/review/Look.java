package io.sightglass.core.review;

import java.util.List;
import java.util.Optional;

/**
 * What a defect looks like: by it an earlier verdict on the same slate, ident or artistic black is
 * found. Where its pictures show something they decide; where they are flat, as in a black, any
 * other black would be the same, so that what is around it and its length decide.
 *
 * @param within pictures of its beginning, middle and end
 * @param before the picture before it; empty at the programme's start
 * @param after the picture after it; empty at the programme's end
 * @param micros how long it is
 */
public record Look(
    List<PerceptualHash> within,
    Optional<PerceptualHash> before,
    Optional<PerceptualHash> after,
    long micros) {

  /** Pictures within that are looked at. */
  public static final int WITHIN = 3;

  /** Bits of 64 in which two codings of one picture may differ; unrelated ones do in 32. */
  private static final int SAME_PICTURE = 8;

  /** By which share two lengths may differ where the pictures say nothing. */
  private static final double SAME_LENGTH = 0.05;

  private static final long FRAME_MICROS = 42_000;

  public Look {
    within = List.copyOf(within);
    if (within.size() != WITHIN) {
      throw new IllegalArgumentException(within.size() + " pictures");
    }
  }

  /** True where all pictures within show hardly anything. */
  public boolean flat() {
    return within.stream().allMatch(PerceptualHash::flat);
  }

  /** True where nothing is known by which it could be told from others. */
  public boolean unknowable() {
    return flat()
        && before.filter(hash -> !hash.flat()).isEmpty()
        && after.filter(hash -> !hash.flat()).isEmpty();
  }

  /** Whether both show the same. */
  public boolean like(Look other) {
    if (flat() != other.flat() || unknowable() || other.unknowable()) {
      return false;
    }
    if (flat()) {
      return alike(before, other.before)
          && alike(after, other.after)
          && Math.abs(micros - other.micros)
              <= Math.max(FRAME_MICROS, SAME_LENGTH * Math.max(micros, other.micros));
    }
    for (int i = 0; i < WITHIN; i++) {
      if (!alike(within.get(i), other.within.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(Optional<PerceptualHash> a, Optional<PerceptualHash> b) {
    return a.isPresent() == b.isPresent() && (a.isEmpty() || alike(a.get(), b.get()));
  }

  private static boolean alike(PerceptualHash a, PerceptualHash b) {
    return a.flat() == b.flat() && (a.flat() || a.distance(b) <= SAME_PICTURE);
  }
}
