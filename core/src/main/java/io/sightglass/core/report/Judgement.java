package io.sightglass.core.report;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a profile's verdict rules make of defects: the same in window, terminal and file. A person
 * has the last word: defects that were cleared or fixed fail nothing. Immutable.
 */
public final class Judgement {

  private final Verdict verdict;
  private final List<String> reasons;
  private final List<Predicate<Defect>> broken;

  private Judgement(Verdict verdict, List<String> reasons, List<Predicate<Defect>> broken) {
    this.verdict = verdict;
    this.reasons = List.copyOf(reasons);
    this.broken = List.copyOf(broken);
  }

  /**
   * @param defects in order of start
   * @param analysedMicros length of what was analysed
   * @param partial something that was asked for was not analysed
   */
  public static Judgement of(
      Profile profile, List<Defect> defects, long analysedMicros, boolean partial) {
    Set<String> own =
        profile.verdict().stream()
            .flatMap(rule -> rule.type().stream())
            .collect(Collectors.toUnmodifiableSet());
    List<String> reasons = new ArrayList<>();
    List<Predicate<Defect>> broken = new ArrayList<>();
    VerdictRule general = new VerdictRule(Optional.empty(), profile.failSeverity(), 1, 0);
    judge(
        general, defect -> !own.contains(defect.type()), defects, analysedMicros, reasons, broken);
    for (VerdictRule rule : profile.verdict()) {
      judge(
          rule,
          defect -> rule.type().isEmpty() || rule.type().get().equals(defect.type()),
          defects,
          analysedMicros,
          reasons,
          broken);
    }
    Verdict verdict =
        !broken.isEmpty() ? Verdict.FAIL : partial ? Verdict.INCOMPLETE : Verdict.PASS;
    return new Judgement(verdict, reasons, broken);
  }

  private static void judge(
      VerdictRule rule,
      Predicate<Defect> concerns,
      List<Defect> defects,
      long analysedMicros,
      List<String> reasons,
      List<Predicate<Defect>> broken) {
    Predicate<Defect> counts =
        concerns.and(defect ->
            defect.severity().compareTo(rule.severity()) >= 0 && !defect.disposition().clears());
    Tally tally = Tally.of(defects, counts);
    double share = analysedMicros <= 0 ? 0 : 100.0 * tally.micros() / analysedMicros;
    boolean tooMany = rule.count() > 0 && tally.count() >= rule.count();
    boolean tooLong = rule.sharePercent() > 0 && share >= rule.sharePercent();
    if (tooMany) {
      reasons.add(tooMany(rule, tally.count()));
    }
    if (tooLong) {
      reasons.add(tooLong(rule, share));
    }
    if (tooMany || tooLong) {
      broken.add(counts);
    }
  }

  private static String tooMany(VerdictRule rule, long count) {
    return Words.count(count, "defect", "defects")
        + ofType(rule)
        + worse(rule.severity(), count == 1)
        + (rule.count() == 1
            ? "."
            : "; at " + Words.count(rule.count()) + " of them the programme fails.");
  }

  private static String tooLong(VerdictRule rule, double share) {
    return "Defects"
        + ofType(rule)
        + worse(rule.severity(), false)
        + " last for "
        + Words.percent(share / 100)
        + " of the time; at "
        + Words.percent(rule.sharePercent() / 100)
        + " the programme fails.";
  }

  private static String ofType(VerdictRule rule) {
    return rule.type().map(type -> " of type " + type).orElse("");
  }

  private static String worse(Severity severity, boolean one) {
    return severity == Severity.INFO
        ? ""
        : (one ? " that is " : " that are ") + Words.lower(severity) + " or worse";
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Why the programme fails, a sentence each; none where it does not. */
  public List<String> reasons() {
    return reasons;
  }

  /** Whether {@code defect} is among those that make the programme fail. */
  public boolean fails(Defect defect) {
    return broken.stream().anyMatch(counts -> counts.test(defect));
  }

  /**
   * How many there are and how long they last.
   *
   * @param micros where several are at once, the time counts once
   */
  private record Tally(long count, long micros) {

    static Tally of(List<Defect> defects, Predicate<Defect> counts) {
      long count = 0;
      long micros = 0;
      long end = Long.MIN_VALUE;
      for (Defect defect : defects) {
        if (counts.test(defect)) {
          long from = Math.max(end, defect.range().start().micros());
          micros += Math.max(0, defect.range().end().micros() - from);
          end = Math.max(end, defect.range().end().micros());
          count++;
        }
      }
      return new Tally(count, micros);
    }
  }
}
