package io.sightglass.core.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins errors of a transport stream to the pictures and the sound that they broke.
 *
 * <p>A damaged picture belongs to the last error before it, from the error's own picture on: damage
 * is carried on to the next key picture, unless another error comes first. Errors of priority 2
 * (clocks, tables) say nothing of the programme and take part only where no error of priority 1 is
 * near. Sound is broken where it is damaged within a second of the error, as packets of sound and
 * pictures that are shown together are sent up to a second apart.
 */
public final class TransportDamage {

  /** The type of an error of the transport stream. */
  public static final String ERROR = "transport-error";

  private static final String PRIORITY_1 = "ts-priority-1";

  /** Detectors whose defects are damaged pictures. */
  private static final Set<String> PICTURES = Set.of("block-corruption", "decode-error");

  /** Further ones, whose defects may be what is left of lost packets. */
  private static final Set<String> GAPS = Set.of("dropped-frames", "pts-gap");

  private static final Set<String> SOUND = Set.of("click", "silence", "channel-loss");

  private static final String LOST_SOUND = "lost-sound-data";

  /** A picture that was to be shown before its error's packet was seen may be damaged, too. */
  private static final long LEAD_MICROS = 250_000;

  private static final long REACH_MICROS = 1_000_000;

  /**
   * What an error broke.
   *
   * @param pictures how many pictures are damaged
   * @param firstFrame the first of them; 0 where there is none
   * @param lastFrame the last of them
   * @param soundMicros how much sound is damaged
   * @param defects the damage, in order of start
   */
  public record Broken(
      int pictures, long firstFrame, long lastFrame, long soundMicros, List<Defect> defects) {

    public Broken {
      defects = List.copyOf(defects);
    }

    /** Says it, as: broke 14 pictures (frames 312 – 325: block-corruption) and 0.08 s of sound. */
    public String words() {
      List<String> parts = new ArrayList<>();
      if (pictures > 0) {
        parts.add(
            pictures == 1
                ? "1 picture (frame " + firstFrame + ")"
                : pictures + " pictures (frames " + firstFrame + " – " + lastFrame + ")");
      }
      if (soundMicros > 0) {
        parts.add(Math.max(1, Math.round(soundMicros / 1000.0)) + " ms of sound");
      }
      if (parts.isEmpty()) {
        parts.add("the run of pictures");
      }
      Set<String> types = new LinkedHashSet<>();
      defects.forEach(defect -> types.add(defect.type()));
      return "broke " + String.join(" and ", parts) + ": " + String.join(", ", types);
    }
  }

  private final Map<Long, Broken> broken = new HashMap<>();
  private final Map<Long, List<Defect>> causes = new HashMap<>();

  private TransportDamage() {}

  /** Joins the errors and the damage among {@code defects}. */
  public static TransportDamage of(Collection<Defect> defects) {
    TransportDamage joined = new TransportDamage();
    List<List<Defect>> groups = groups(defects);
    if (groups.isEmpty()) {
      return joined;
    }
    List<Join> joins = groups.stream().map(Join::new).toList();
    defects.stream()
        .filter(TransportDamage::damage)
        .sorted(Comparator.comparingLong(defect -> defect.range().start().micros()))
        .forEach(damage -> joined.join(damage, joins));
    for (Join join : joins) {
      join.broken().ifPresent(what -> join.errors.forEach(e -> joined.broken.put(e.id(), what)));
    }
    return joined;
  }

  private static boolean damage(Defect defect) {
    return PICTURES.contains(defect.detector())
        || GAPS.contains(defect.detector())
        || SOUND.contains(defect.detector());
  }

  // Errors that overlap are one, whatever their priority.
  private static List<List<Defect>> groups(Collection<Defect> defects) {
    List<Defect> errors =
        defects.stream()
            .filter(defect -> defect.type().equals(ERROR))
            .sorted(Comparator.comparingLong(defect -> defect.range().start().micros()))
            .toList();
    List<List<Defect>> groups = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Defect error : errors) {
      if (error.range().start().micros() >= end) {
        groups.add(new ArrayList<>());
        end = Long.MIN_VALUE;
      }
      groups.getLast().add(error);
      end = Math.max(end, error.range().end().micros());
    }
    return groups;
  }

  private void join(Defect damage, List<Join> joins) {
    List<Join> near = joins.stream().filter(join -> join.reaches(damage)).toList();
    List<Join> serious = near.stream().filter(Join::serious).toList();
    List<Join> chosen = serious.isEmpty() ? near : serious;
    for (int i = 0; i < chosen.size(); i++) {
      long from = i == 0 ? damage.firstFrame() : chosen.get(i).firstFrame();
      long to = i + 1 < chosen.size() ? chosen.get(i + 1).firstFrame() : damage.endFrame();
      chosen.get(i).add(damage, from, Math.min(to, damage.endFrame()));
      causes.computeIfAbsent(damage.id(), id -> new ArrayList<>()).addAll(chosen.get(i).errors);
    }
  }

  /** What {@code error} broke; empty where nothing is known to be broken, or it is no error. */
  public Optional<Broken> broken(Defect error) {
    return Optional.ofNullable(broken.get(error.id()));
  }

  /** The errors that {@code damage} comes from, in order of time. */
  public List<Defect> causes(Defect damage) {
    return List.copyOf(causes.getOrDefault(damage.id(), List.of()));
  }

  private static final class Join {

    private final List<Defect> errors;
    private final List<Defect> damage = new ArrayList<>();
    private final BitSet frames = new BitSet();
    private long soundMicros;

    Join(List<Defect> errors) {
      this.errors = errors;
    }

    boolean serious() {
      return errors.stream().anyMatch(error -> error.metric().equals(PRIORITY_1));
    }

    long firstFrame() {
      return errors.getFirst().firstFrame();
    }

    // Damage begins at the error or soon after it; another error may come while it lasts.
    boolean reaches(Defect defect) {
      long start = errors.getFirst().range().start().micros();
      long end = errors.stream().mapToLong(e -> e.range().end().micros()).max().orElse(start);
      return defect.range().end().micros() > start - LEAD_MICROS
          && defect.range().start().micros() < end + REACH_MICROS;
    }

    void add(Defect defect, long from, long to) {
      damage.add(defect);
      if (SOUND.contains(defect.detector()) || defect.metric().equals(LOST_SOUND)) {
        soundMicros += defect.range().micros();
      } else if (PICTURES.contains(defect.detector()) && to > from && from >= 0) {
        frames.set(Math.toIntExact(from), Math.toIntExact(to));
      }
    }

    Optional<Broken> broken() {
      return damage.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Broken(
                  frames.cardinality(),
                  Math.max(0, frames.nextSetBit(0)),
                  Math.max(0, frames.length() - 1),
                  soundMicros,
                  damage));
    }
  }
}
