package io.sightglass.core.report.pdf;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.Still;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.view.DefectRow;
import io.sightglass.core.report.view.DetectorRow;
import io.sightglass.core.report.view.Fact;
import io.sightglass.core.report.view.MeasurementRow;
import io.sightglass.core.report.view.Notices;
import io.sightglass.core.report.view.RuleRow;
import io.sightglass.core.report.view.StreamFacts;
import io.sightglass.core.report.view.TypeRow;
import io.sightglass.core.report.view.VerdictBanner;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of one document, in their order. */
final class PdfPages {

  private static final float BAND = 34;
  private static final float STILL_WIDTH = 122;
  private static final float LABEL = 74;
  private static final int MOST_URI_LINES = 6;

  /** Some hundreds of pages; nobody signs more, and a page takes memory until the end. */
  private static final int MOST_DEFECTS = 10_000;

  private final Report report;
  private final Sheet sheet;

  PdfPages(Report report, Sheet sheet) {
    this.report = report;
    this.sheet = sheet;
  }

  void draw() throws IOException {
    head();
    signature();
    facts();
    notices();
    types();
    defects();
    loudness();
    new PdfGraphs(report, sheet).draw();
    detectors();
    measurements();
    profile();
  }

  private void head() throws IOException {
    sheet.text("Quality report", Sheet.LEFT, sheet.y(), Look.SMALL);
    sheet.skip(11);
    String name = Words.lastPart(report.stream().uri());
    List<String> lines = sheet.type().lines(name, Look.TITLE.size(), Sheet.WIDTH);
    for (String line : lines.subList(0, Math.min(lines.size(), MOST_URI_LINES))) {
      sheet.text(line, Sheet.LEFT, sheet.y(), Look.TITLE);
      sheet.skip(Sheet.height(1, Look.TITLE.size()));
    }
    sheet.skip(4);
    VerdictBanner verdict = VerdictBanner.of(report);
    float inner = Sheet.WIDTH - 120;
    List<String> why = sheet.type().lines(verdict.sentence(), Look.BODY.size(), inner);
    float height = Math.max(BAND, Sheet.height(why.size(), Look.BODY.size()) + 16);
    sheet.fill(Sheet.LEFT, sheet.y(), Sheet.WIDTH, height, Ink.of(report.verdict()));
    sheet.text(
        verdict.word(), Sheet.LEFT + 10, sheet.y() + height / 2 - 9, new Look(16, true, Ink.WHITE));
    float top = sheet.y() + (height - Sheet.height(why.size(), Look.BODY.size())) / 2;
    sheet.lines(why, Sheet.LEFT + 112, top, Look.BODY.in(Ink.WHITE));
    sheet.skip(height + 10);
  }

  /** Who, when and what; lines to write on where nobody has signed yet. */
  private void signature() throws IOException {
    float height = 44;
    String note = report.signOff().map(SignOff::note).orElse("");
    List<String> notes =
        note.isEmpty() ? List.of() : sheet.type().lines(note, Look.BODY.size(), Sheet.WIDTH - 20);
    height += Sheet.height(notes.size(), Look.BODY.size());
    sheet.need(height);
    float top = sheet.y();
    sheet.line(Sheet.LEFT, top, Sheet.LEFT + Sheet.WIDTH, top, 0.6f, Ink.LINE);
    float column = Sheet.WIDTH / 3;
    String[] labels = {"Verdict signed for", "Signed by", "At"};
    String[] values = {
      VerdictBanner.of(report).word(),
      report.signOff().map(SignOff::by).orElse(""),
      report.signOff().map(signed -> Words.instant(signed.at())).orElse("")
    };
    for (int i = 0; i < labels.length; i++) {
      float x = Sheet.LEFT + i * column;
      sheet.text(labels[i], x, top + 5, Look.SMALL);
      if (values[i].isEmpty()) {
        sheet.line(x, top + 32, x + column - 16, top + 32, 0.6f, Ink.BLACK);
      } else {
        List<String> lines = sheet.type().lines(values[i], Look.STRONG.size(), column - 10);
        sheet.text(lines.getFirst(), x, top + 18, Look.STRONG);
      }
    }
    sheet.lines(notes, Sheet.LEFT, top + 34, Look.BODY);
    sheet.skip(height);
    sheet.line(Sheet.LEFT, sheet.y(), Sheet.LEFT + Sheet.WIDTH, sheet.y(), 0.6f, Ink.LINE);
    sheet.skip(12);
  }

  private void heading(String text) throws IOException {
    sheet.need(70);
    sheet.text(text, Sheet.LEFT, sheet.y(), Look.HEAD);
    sheet.skip(Sheet.height(1, Look.HEAD.size()) + 4);
  }

  private void facts() throws IOException {
    heading("Source and analysis");
    List<Fact> facts = new ArrayList<>(StreamFacts.ofSource(report.stream()));
    facts.addAll(StreamFacts.ofAnalysis(report));
    list(facts);
    sheet.skip(8);
  }

  private void list(List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      List<String> lines = sheet.type().lines(fact.value(), Look.BODY.size(), Sheet.WIDTH - LABEL);
      boolean first = true;
      for (String line : lines) {
        sheet.need(Sheet.height(1, Look.BODY.size()));
        if (first) {
          sheet.text(fact.label(), Sheet.LEFT, sheet.y(), Look.BODY.in(Ink.QUIET));
          first = false;
        }
        sheet.text(line, Sheet.LEFT + LABEL, sheet.y(), Look.BODY);
        sheet.skip(Sheet.height(1, Look.BODY.size()));
      }
      sheet.skip(2);
    }
  }

  private void notices() throws IOException {
    List<String> notices = Notices.of(report);
    if (notices.isEmpty()) {
      return;
    }
    heading("Not everything was analysed");
    for (String notice : notices) {
      sheet.paragraph(notice, Look.BODY.in(Ink.of(report.verdict())));
    }
    sheet.skip(8);
  }

  private void types() throws IOException {
    heading("Defects");
    if (report.defects().isEmpty()) {
      sheet.paragraph(
          report.detectorsRun().isEmpty()
              ? "Not analysed: no detector looked at the whole of this programme."
              : report.partial()
                  ? "No defects were found in what was analysed."
                  : "No defects were found.",
          Look.BODY);
      sheet.skip(8);
      return;
    }
    Table table =
        new Table(
            sheet,
            List.of(
                new Table.Column("Type", 0.34f, false),
                new Table.Column("Count", 0.14f, true),
                new Table.Column("Total duration", 0.18f, true),
                new Table.Column("Share of time", 0.18f, true),
                new Table.Column("Worst", 0.16f, false)));
    for (TypeRow row : TypeRow.of(report)) {
      table.row(
          List.of(
              Table.Cell.strong(row.type(), ""),
              Table.Cell.of(row.count()),
              Table.Cell.of(row.duration()),
              Table.Cell.of(row.share()),
              new Table.Cell(row.worst(), Look.BODY.in(Ink.of(row.worst())), "")));
    }
    table.end();
  }

  private void defects() throws IOException {
    if (report.defects().isEmpty()) {
      return;
    }
    boolean pictures = report.stream().selectedVideo().isPresent();
    if (report.defects().size() > MOST_DEFECTS) {
      sheet.paragraph(
          "The worst "
              + Words.count(MOST_DEFECTS)
              + " of "
              + Words.count(report.defects().size())
              + " defects are listed here; the JSON, CSV and HTML reports list all.",
          Look.BODY);
      sheet.skip(4);
    }
    if (pictures) {
      ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
      sheet.paragraph(
          "Timecode counts from "
              + timecode.start()
              + " at the first frame; frames are numbered from 0, first and last. An end is the"
              + " instant after the defect.",
          Look.SMALL);
      sheet.skip(4);
    }
    Table table =
        new Table(
            sheet,
            List.of(
                new Table.Column("#", 0.07f, true),
                new Table.Column("Type", 0.19f, false),
                new Table.Column("Start and end", 0.17f, false),
                new Table.Column(pictures ? "Frames" : "Duration", 0.16f, false),
                new Table.Column("Measured", 0.24f, false),
                new Table.Column("Judgement", 0.17f, false)));
    DefectRow.Maker maker = new DefectRow.Maker(report);
    Severity least = leastListed();
    int room = MOST_DEFECTS - worseThan(least);
    int number = 0;
    for (Defect defect : report.defects()) {
      number++;
      int worse = defect.severity().compareTo(least);
      if (worse < 0 || worse == 0 && room-- <= 0) {
        continue;
      }
      DefectRow row = maker.row(number, defect);
      List<Still> stills = report.stills().getOrDefault(defect.id(), List.of());
      float more = stillsHeight(stills);
      table.row(cells(row, defect, pictures), more);
      stills(stills);
      table.endRow();
    }
    table.end();
  }

  /** The severity down to which all, or the first, of the defects find room. */
  private Severity leastListed() {
    Severity least = Severity.FATAL;
    while (least != Severity.INFO && worseThan(least) + count(least) < MOST_DEFECTS) {
      least = Severity.values()[least.ordinal() - 1];
    }
    return least;
  }

  private int worseThan(Severity severity) {
    return Arrays.stream(Severity.values())
        .filter(other -> other.compareTo(severity) > 0)
        .mapToInt(this::count)
        .sum();
  }

  private int count(Severity severity) {
    return (int) report.defects().stream().filter(defect -> defect.severity() == severity).count();
  }

  private static List<Table.Cell> cells(DefectRow row, Defect defect, boolean pictures) {
    String said = row.disposition() + (row.open() ? " (still going on)" : "");
    String who = row.by() + (row.note().isEmpty() ? "" : ": " + row.note());
    return List.of(
        Table.Cell.of(Integer.toString(row.number())),
        new Table.Cell(
            row.type(),
            Look.STRONG.in(Ink.of(defect.severity())),
            row.severity() + (row.fails() ? ", fails" : "")),
        Table.Cell.strong(row.start() + "\n" + row.end(), ""),
        pictures
            ? Table.Cell.of(row.frames(), row.frameCount() + "\n" + row.duration())
            : Table.Cell.of(row.duration()),
        Table.Cell.of(
            (row.metric() + " " + row.peak()).strip(),
            (row.threshold().isEmpty() ? "" : "threshold " + row.threshold() + "; ")
                + row.detector()
                + (row.joined().isEmpty() ? "" : "\n" + row.joined())),
        Table.Cell.of(said, who));
  }

  private static float stillHeight(Still still) {
    return STILL_WIDTH * still.height() / Math.max(1, still.width());
  }

  private static float stillsHeight(List<Still> stills) {
    float most = 0;
    for (Still still : stills) {
      most = Math.max(most, stillHeight(still));
    }
    return stills.isEmpty() ? 0 : most + 18;
  }

  private void stills(List<Still> stills) throws IOException {
    if (stills.isEmpty()) {
      return;
    }
    float x = Sheet.LEFT + 0.07f * Sheet.WIDTH;
    for (Still still : stills) {
      sheet.picture(
          still.jpeg(),
          still.width(),
          still.height(),
          x,
          sheet.y() + 3,
          STILL_WIDTH,
          stillHeight(still));
      sheet.text(
          Words.lower(still.moment()) + ", frame " + still.frame(),
          x,
          sheet.y() + 5 + stillHeight(still),
          Look.SMALL);
      x += STILL_WIDTH + 10;
    }
    sheet.skip(stillsHeight(stills));
  }

  private void loudness() throws IOException {
    List<Fact> loudness = MeasurementRow.loudness(report);
    if (loudness.isEmpty()) {
      return;
    }
    heading("Loudness");
    float column = Sheet.WIDTH / loudness.size();
    float x = Sheet.LEFT;
    for (Fact fact : loudness) {
      sheet.text(fact.label(), x, sheet.y(), Look.SMALL);
      sheet.text(fact.value(), x, sheet.y() + 11, new Look(10, true, Ink.BLACK));
      x += column;
    }
    sheet.skip(36);
  }

  private void detectors() throws IOException {
    heading("Detectors");
    Table table =
        new Table(
            sheet,
            List.of(
                new Table.Column("Detector", 0.36f, false),
                new Table.Column("State", 0.16f, false),
                new Table.Column("Result or reason", 0.48f, false)));
    for (DetectorRow row : DetectorRow.of(report)) {
      table.row(
          List.of(
              Table.Cell.strong(row.title(), row.id()),
              Table.Cell.of(row.state()),
              Table.Cell.of(row.detail())));
    }
    table.end();
  }

  private void measurements() throws IOException {
    if (report.measurements().isEmpty()) {
      return;
    }
    heading("Measurements");
    Table table =
        new Table(
            sheet,
            List.of(
                new Table.Column("Metric", 0.27f, false),
                new Table.Column("Unit", 0.1f, false),
                new Table.Column("Least", 0.135f, true),
                new Table.Column("Greatest", 0.135f, true),
                new Table.Column("Mean", 0.135f, true),
                new Table.Column("Last", 0.135f, true),
                new Table.Column("Values", 0.09f, true)));
    for (MeasurementRow row : MeasurementRow.of(report)) {
      table.row(
          List.of(
              Table.Cell.strong(row.name(), ""),
              Table.Cell.of(row.unit()),
              Table.Cell.of(row.min()),
              Table.Cell.of(row.max()),
              Table.Cell.of(row.mean()),
              Table.Cell.of(row.last()),
              Table.Cell.of(row.count())));
    }
    table.end();
  }

  private void profile() throws IOException {
    heading("Profile: " + report.profile().title());
    sheet.paragraph(
        "A defect that is "
            + Words.lower(report.profile().failSeverity())
            + " or worse, and that nobody cleared, fails the programme"
            + (report.profile().verdict().isEmpty() ? "." : ", unless its type is named here:"),
        Look.BODY);
    for (String rule : RuleRow.verdict(report.profile())) {
      sheet.paragraph("– " + rule, Look.BODY);
    }
    sheet.skip(6);
    Table table =
        new Table(
            sheet,
            List.of(
                new Table.Column("Type", 0.24f, false),
                new Table.Column("Condition", 0.4f, false),
                new Table.Column("For at least", 0.12f, true),
                new Table.Column("Merged within", 0.12f, true),
                new Table.Column("Severity", 0.12f, false)));
    for (RuleRow row : RuleRow.of(report.profile())) {
      table.row(
          List.of(
              Table.Cell.strong(row.type(), row.detector()),
              Table.Cell.of(row.condition()),
              Table.Cell.of(row.minimum()),
              Table.Cell.of(row.mergeGap()),
              Table.Cell.of(row.severity(), row.enabled() ? "" : "switched off")));
    }
    table.end();
    List<Fact> settings = RuleRow.settings(report.profile());
    if (!settings.isEmpty()) {
      heading("Detector settings of the profile");
      list(settings);
    }
  }
}
