package io.sightglass.core.report.batch;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.report.junit.JunitSuite;
import io.sightglass.core.timeline.Defect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one programme of a batch went: as much of its report as the summary shows, so that thousands
 * of reports are not held at once.
 *
 * @param input as it was given
 * @param outcome in a word
 * @param sentences why, a sentence each
 * @param digest what was found; empty where there is no report
 * @param files the reports that were written of it
 */
public record BatchItem(
    String input,
    Outcome outcome,
    List<String> sentences,
    Optional<Digest> digest,
    List<String> files) {

  /** How it went, in the order in which a reader wants to see it. */
  public enum Outcome {
    /** The program failed. */
    ERROR,
    /** It could not be opened. */
    NOT_OPENED,
    /** It breaks a verdict rule. */
    FAIL,
    /** It breaks none, but not all was analysed. */
    INCOMPLETE,
    /** All was analysed and no rule is broken. */
    PASS
  }

  /**
   * What a report comes to.
   *
   * @param analysedMicros end of what was analysed
   * @param partial something that was asked for was not analysed
   * @param defects how many
   * @param failing how many of them make the programme fail
   * @param worst the worst severity; empty without defects
   * @param types how many of each type
   * @param suite its test cases
   */
  public record Digest(
      long analysedMicros,
      boolean partial,
      long defects,
      long failing,
      Optional<Severity> worst,
      Map<String, Long> types,
      JunitSuite suite) {

    static Digest of(Report report) {
      Map<String, Long> types = new TreeMap<>();
      report.defects().forEach(defect -> types.merge(defect.type(), 1L, Long::sum));
      return new Digest(
          report.analysedTo().micros(),
          report.partial(),
          report.defects().size(),
          report.defects().stream().filter(report::fails).count(),
          report.defects().stream().map(Defect::severity).max(Severity::compareTo),
          types,
          new JunitSuite(report));
    }
  }

  public BatchItem {
    sentences = List.copyOf(sentences);
    files = List.copyOf(files);
  }

  /** What {@code report} comes to. */
  public static BatchItem of(String input, Report report, List<String> files) {
    List<String> sentences = new java.util.ArrayList<>(report.judgement().reasons());
    if (!report.message().isEmpty()) {
      sentences.add(report.message());
    }
    return new BatchItem(
        input, outcome(report.verdict()), sentences, Optional.of(Digest.of(report)), files);
  }

  /** One of which there is no report. */
  public static BatchItem without(String input, Outcome outcome, String sentence) {
    return new BatchItem(input, outcome, List.of(sentence), Optional.empty(), List.of());
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case FAIL -> Outcome.FAIL;
      case INCOMPLETE -> Outcome.INCOMPLETE;
      case PASS -> Outcome.PASS;
    };
  }
}
