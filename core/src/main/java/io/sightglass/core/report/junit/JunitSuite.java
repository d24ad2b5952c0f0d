package io.sightglass.core.report.junit;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.text.XmlOutput;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One report as a test suite: a test case a detector, which fails where defects of its own fail the
 * programme, is in error where it should have looked and did not, and is skipped where nobody asked
 * it to. One more case tells whether the programme was analysed to its end. Holds the words only,
 * not the report.
 */
public final class JunitSuite {

  /** A pipeline shows these to people; files with all of them are other formats. */
  private static final int MOST_DEFECTS = 200;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String name;
  private final Instant created;
  private final List<String> properties;
  private final List<Case> cases = new ArrayList<>();

  /**
   * A test case.
   *
   * @param outcome element that tells how it went; empty where it passed
   * @param type kind of failure
   * @param message one sentence
   * @param text details
   */
  private record Case(String name, String outcome, String type, String message, String text) {}

  public JunitSuite(Report report) {
    this.name = report.stream().uri();
    this.created = report.created();
    this.properties =
        List.of(
            "verdict",
            Words.kebab(report.verdict()),
            "profile",
            report.profile().name(),
            "tool",
            report.tool().name() + " " + report.tool().version());
    Map<String, List<Defect>> failing = new LinkedHashMap<>();
    for (Defect defect : report.defects()) {
      if (report.fails(defect)) {
        failing.computeIfAbsent(defect.detector(), id -> new ArrayList<>()).add(defect);
      }
    }
    for (DetectorInfo info : report.detectorsRun()) {
      List<Defect> defects = failing.remove(info.id());
      cases.add(defects == null ? passed(info.id()) : failed(info.id(), defects));
    }
    for (NotRun detector : report.detectorsNotRun()) {
      List<Defect> defects = failing.remove(detector.detector());
      cases.add(defects == null ? notRun(detector) : failed(detector.detector(), defects));
    }
    // Marks of people, and defects of detectors that are known by name only.
    failing.forEach((id, defects) -> cases.add(failed(id, defects)));
    cases.add(analysis(report));
  }

  /** As test suites state when they ran: in UTC, without saying so. */
  public static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }

  public int tests() {
    return cases.size();
  }

  public long failures() {
    return count("failure");
  }

  public long errors() {
    return count("error");
  }

  public long skipped() {
    return count("skipped");
  }

  private long count(String outcome) {
    return cases.stream().filter(test -> test.outcome().equals(outcome)).count();
  }

  /** Writes the element {@code testsuite}. */
  public void write(XmlOutput xml) throws IOException {
    xml.start("testsuite")
        .attribute("name", name)
        .attribute("timestamp", timestamp(created))
        .attribute("tests", tests())
        .attribute("failures", failures())
        .attribute("errors", errors())
        .attribute("skipped", skipped())
        .attribute("time", "0");
    xml.start("properties");
    for (int i = 0; i < properties.size(); i += 2) {
      xml.start("property")
          .attribute("name", properties.get(i))
          .attribute("value", properties.get(i + 1))
          .end();
    }
    xml.end();
    for (Case test : cases) {
      write(test, xml);
    }
    xml.end();
  }

  private void write(Case test, XmlOutput xml) throws IOException {
    xml.start("testcase")
        .attribute("classname", Words.lastPart(name))
        .attribute("name", test.name())
        .attribute("time", "0");
    if (!test.outcome().isEmpty()) {
      xml.start(test.outcome()).attribute("message", test.message());
      if (!test.outcome().equals("skipped")) {
        xml.attribute("type", test.type()).text(test.text());
      }
      xml.end();
    }
    xml.end();
  }

  private static Case passed(String id) {
    return new Case(id, "", "", "", "");
  }

  private static Case failed(String id, List<Defect> defects) {
    String types =
        defects.stream().map(Defect::type).distinct().sorted().collect(Collectors.joining(","));
    String text =
        defects.stream()
            .limit(MOST_DEFECTS)
            .map(JunitSuite::line)
            .collect(Collectors.joining("\n"));
    if (defects.size() > MOST_DEFECTS) {
      text += "\nand " + (defects.size() - MOST_DEFECTS) + " more";
    }
    String message =
        defects.size() == 1
            ? line(defects.getFirst())
            : defects.size() + " defects, the first: " + line(defects.getFirst());
    return new Case(id, "failure", types, message, text);
  }

  private static String line(Defect defect) {
    String where =
        defect.type()
            + ", "
            + Words.kebab(defect.severity())
            + ", "
            + Words.clock(defect.range().start().micros())
            + " to "
            + Words.clock(defect.range().end().micros());
    return defect.metric().isEmpty()
        ? where
        : where
            + ", "
            + defect.metric()
            + " "
            + Words.number(defect.peak())
            + " (threshold "
            + Words.number(defect.threshold())
            + ")";
  }

  private static Case notRun(NotRun detector) {
    String cause = Words.kebab(detector.cause());
    return new Case(
        detector.detector(),
        detector.leavesGap() ? "error" : "skipped",
        cause,
        detector.reason(),
        detector.reason());
  }

  private static Case analysis(Report report) {
    if (report.message().isEmpty() && report.gaps().isEmpty()) {
      return passed("analysis");
    }
    String message =
        report.message().isEmpty()
            ? report.gaps().size() + " stretches were not analysed."
            : report.message();
    return new Case("analysis", "error", "partial", message, message);
  }
}
