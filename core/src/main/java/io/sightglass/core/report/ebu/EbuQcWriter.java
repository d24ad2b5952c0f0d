package io.sightglass.core.report.ebu;

import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.text.XmlOutput;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes an EBU QC report of the data model 2026-01, for the tests that the EBU's catalogue knows.
 * Locators are hours, minutes, seconds and milliseconds after the first picture, the end being the
 * instant after. What the whole report comes to, defects without a test among them, stands in the
 * extension.
 */
public final class EbuQcWriter implements ReportWriter {

  private static final String NAME_SPACE = "tag:qc.ebu.ch,2026-01";
  private static final String EXTENSION = "urn:sightglass:ebu-qc-extension";

  @Override
  public String format() {
    return "ebu-qc";
  }

  @Override
  public String extension() {
    return "ebuqc.xml";
  }

  @Override
  public String title() {
    return "EBU QC report";
  }

  @Override
  public String description() {
    return "The tests that the EBU QC catalogue knows, as its data model of 2026-01 has them.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    List<Item> items = items(report);
    if (items.stream().noneMatch(item -> item.known().check())) {
      throw new ReportException(
          "An EBU QC report needs at least one check that the EBU's catalogue knows (silence,"
              + " clipping), and none was asked for here. Write another format.");
    }
    XmlOutput.write(output, xml -> write(report, items, xml));
  }

  /**
   * A test and how it went.
   *
   * @param known what the catalogue says
   * @param rule ours
   * @param notRun why it was not done; else empty
   * @param defects what it found
   */
  private record Item(
      EbuItem known, DefectRule rule, Optional<NotRun> notRun, List<Defect> defects) {

    boolean passed(Report report) {
      return defects.stream().noneMatch(report::fails);
    }
  }

  private static List<Item> items(Report report) {
    List<Item> items = new ArrayList<>();
    for (EbuItem known : EbuItem.KNOWN) {
      Optional<DefectRule> rule =
          report.profile().rules().stream()
              .filter(candidate -> candidate.enabled() && candidate.type().equals(known.type()))
              .findFirst();
      if (rule.isEmpty()) {
        continue;
      }
      String detector = rule.get().detector();
      Optional<NotRun> notRun =
          report.detectorsNotRun().stream().filter(n -> n.detector().equals(detector)).findFirst();
      boolean ran = report.detectorsRun().stream().anyMatch(info -> info.id().equals(detector));
      if (ran || notRun.filter(NotRun::leavesGap).isPresent()) {
        items.add(
            new Item(
                known,
                rule.get(),
                notRun,
                report.defects().stream()
                    .filter(defect -> defect.type().equals(known.type()))
                    .toList()));
      }
    }
    return items;
  }

  private static void write(Report report, List<Item> items, XmlOutput xml) throws IOException {
    boolean whole = !report.partial() && items.stream().allMatch(i -> i.notRun().isEmpty());
    xml.start("Report").attribute("xmlns", NAME_SPACE);
    xml.element("ReportId", urn("report", identity(report)));
    if (report.signOff().isPresent()) {
      operator("ReportCreator", report.signOff().get().by(), xml);
    }
    xml.element("ExecutionStatus", whole ? "complete" : "error");
    if (!whole) {
      xml.element("ErrorDescription", error(report));
    }
    xml.element("CheckResult", Boolean.toString(allPassed(report, items)));
    content(report, xml);
    xml.element("LastModifiedDateTime", report.created().toString());
    xml.start("ToolInformation")
        .element("ToolID", "urn:sightglass")
        .element("ToolName", report.tool().name())
        .element("Version", report.tool().version())
        .end();
    profile(report, items, xml);
    xml.start("ItemResults");
    for (Item item : items) {
      result(report, item, xml);
    }
    xml.end();
    xml.start("ExtensionProperties");
    xml.start("s:Verdict")
        .attribute("xmlns:s", EXTENSION)
        .text(Words.kebab(report.verdict()))
        .end();
    xml.end();
    xml.end();
  }

  // Not when: the same content, judged the same by the same program, is the same report.
  private static String identity(Report report) {
    return String.join(
        "\n",
        report.stream().uri(),
        report.profile().name() + report.profile().rules(),
        report.tool().toString(),
        report.defects().size() + " " + report.judgement().reasons());
  }

  private static boolean allPassed(Report report, List<Item> items) {
    return items.stream()
        .filter(item -> item.known().check())
        .allMatch(item -> item.notRun().isEmpty() && item.passed(report));
  }

  private static String error(Report report) {
    return report.message().isEmpty() ? "Not everything was analysed." : report.message();
  }

  private static void content(Report report, XmlOutput xml) throws IOException {
    xml.start("ContentId")
        .start("ContentIdentifier")
        .element("ID", report.stream().uri())
        .end()
        .end();
  }

  private static void operator(String element, String name, XmlOutput xml) throws IOException {
    xml.start(element).element("Name", name).end();
  }

  private static void profile(Report report, List<Item> items, XmlOutput xml) throws IOException {
    xml.start("Profile")
        .element("ID", urn("profile", report.profile().name() + report.profile().rules()))
        .element("Name", report.profile().title());
    content(report, xml);
    xml.element("CheckResultRule", "AND").start("Scopes").end();
    xml.start("Items");
    for (Item item : items) {
      xml.start("Item");
      identity(item, xml);
      xml.element("UsedAs", item.known().check() ? "check" : "report").start("Scopes").end();
      xml.start("Inputs");
      input("Threshold", Words.number(item.rule().condition().enter()), xml);
      input("MinimumDuration", Words.seconds(item.rule().minMicros()), xml);
      xml.end().end();
    }
    xml.end();
    xml.start("ItemDefinitions").end();
    xml.end();
  }

  private static void input(String name, String value, XmlOutput xml) throws IOException {
    xml.start("Input").element("Name", name).element("Value", value).end();
  }

  private static void identity(Item item, XmlOutput xml) throws IOException {
    xml.element("EBUQCID", item.known().id());
    if (!item.known().name().isEmpty()) {
      xml.element("EBUQCName", item.known().name());
    }
    xml.element("EBUQCVersion", EbuItem.VERSION);
    xml.element("InstanceId", urn("item", item.known().id()));
  }

  private static void result(Report report, Item item, XmlOutput xml) throws IOException {
    xml.start("ItemResult");
    identity(item, xml);
    xml.element("AnalysisMethodUsed", "measurement");
    xml.element("ExecutionStatus", item.notRun().isEmpty() ? "complete" : "error");
    if (item.notRun().isPresent()) {
      xml.element("ErrorDescription", item.notRun().get().reason());
    }
    boolean passed = item.notRun().isEmpty() && item.passed(report);
    if (item.known().check()) {
      xml.element("CheckResult", Boolean.toString(passed));
    }
    boolean judged =
        item.defects().stream().anyMatch(d -> !d.disposition().equals(Disposition.OPEN));
    xml.element("DetectionMethod", judged ? "assisted" : "automatic");
    xml.element("CreationDateTime", report.created().toString());
    if (report.signOff().isPresent()) {
      operator("Operator", report.signOff().get().by(), xml);
    }
    xml.start("Outputs");
    if (item.known().check()) {
      xml.start("Output")
          .element("Name", "CheckResult")
          .element("Value", Boolean.toString(passed))
          .end();
    }
    for (Defect defect : item.defects()) {
      output(item.known(), defect, xml);
    }
    xml.end().end();
  }

  private static void output(EbuItem known, Defect defect, XmlOutput xml) throws IOException {
    xml.start("Output").element("Name", known.output());
    xml.start("Locator")
        .element("Start", Words.clock(defect.range().start().micros()))
        .element("End", Words.clock(defect.range().end().micros()))
        .end();
    if (!defect.metric().isEmpty()) {
      xml.element("Value", Words.number(defect.peak()));
    }
    Disposition said = defect.disposition();
    if (!said.equals(Disposition.OPEN)) {
      xml.start("Annotation")
          .element(
              "Text",
              Words.lower(said.verdict()) + (said.note().isEmpty() ? "" : ": " + said.note()));
      if (!said.by().isEmpty()) {
        operator("Editor", said.by(), xml);
      }
      xml.end();
    }
    xml.element("Severity", Integer.toString(defect.severity().ordinal()));
    xml.end();
  }

  // The same for the same content, so that the same report gives the same bytes.
  private static String urn(String kind, String content) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes((kind + "\n" + content).getBytes(StandardCharsets.UTF_8));
  }
}
