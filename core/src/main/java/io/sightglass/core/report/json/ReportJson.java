package io.sightglass.core.report.json;

import static io.sightglass.core.report.text.Words.kebab;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Still;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.TransportDamage;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import tools.jackson.core.JsonGenerator;

/** One report as JSON. Times are seconds after the first picture, enum constants in kebab-case. */
final class ReportJson {

  private static final double MICROS = 1e6;

  private final JsonGenerator json;
  private final boolean full;

  /**
   * @param full with single values and pictures
   */
  ReportJson(JsonGenerator json, boolean full) {
    this.json = json;
    this.full = full;
  }

  void write(Report report) {
    json.writeStartObject();
    json.writeStringProperty("schemaVersion", Report.SCHEMA_VERSION);
    json.writeStringProperty("created", report.created().toString());
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", report.tool().name());
    json.writeStringProperty("version", report.tool().version());
    json.writeEndObject();
    StreamJson.writeProperties(report.stream(), json);
    ProfileJson.write(report.profile(), json);
    analysis(report);
    json.writeObjectPropertyStart("measurements");
    report.measurements().forEach(this::measurement);
    json.writeEndObject();
    json.writeStringProperty("verdict", kebab(report.verdict()));
    json.writeArrayPropertyStart("verdictReasons");
    report.judgement().reasons().forEach(json::writeString);
    json.writeEndArray();
    report
        .signOff()
        .ifPresent(signature -> {
          json.writeObjectPropertyStart("signOff");
          json.writeStringProperty("by", signature.by());
          json.writeStringProperty("at", signature.at().toString());
          json.writeStringProperty("note", signature.note());
          json.writeEndObject();
        });
    TransportDamage transport = TransportDamage.of(report.defects());
    json.writeArrayPropertyStart("defects");
    for (Defect defect : report.defects()) {
      List<Still> stills = full ? report.stills().getOrDefault(defect.id(), List.of()) : List.of();
      defect(defect, unit(report, defect), transport, stills);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void analysis(Report report) {
    json.writeObjectPropertyStart("analysis");
    json.writeNumberProperty("chunks", report.chunks());
    json.writeNumberProperty("frames", report.frames());
    json.writeNumberProperty("analysedSeconds", report.analysedTo().seconds());
    json.writeBooleanProperty("partial", report.partial());
    json.writeStringProperty("message", report.message());
    json.writeArrayPropertyStart("gaps");
    for (Gap gap : report.gaps()) {
      json.writeStartObject();
      json.writeNumberProperty("startSeconds", gap.range().start().seconds());
      json.writeNumberProperty("endSeconds", gap.range().end().seconds());
      json.writeStringProperty("cause", gap.cause().id());
      json.writeStringProperty("reason", gap.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("detectorsRun");
    for (DetectorInfo detector : report.detectorsRun()) {
      json.writeStartObject();
      json.writeStringProperty("id", detector.id());
      json.writeStringProperty("version", detector.version());
      json.writeStringProperty("title", detector.title());
      json.writeBooleanProperty("needsVideo", detector.needsVideo());
      json.writeBooleanProperty("needsAudio", detector.needsAudio());
      json.writeArrayPropertyStart("metrics");
      detector.metrics().stream().map(MetricInfo::name).forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("detectorsNotRun");
    for (NotRun detector : report.detectorsNotRun()) {
      json.writeStartObject();
      json.writeStringProperty("id", detector.detector());
      json.writeStringProperty("cause", kebab(detector.cause()));
      json.writeStringProperty("reason", detector.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("events");
    new TreeMap<>(report.events())
        .forEach((kind, count) -> json.writeNumberProperty(kebab(kind), count));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void measurement(MetricReport metric) {
    json.writeObjectPropertyStart(metric.info().name());
    json.writeStringProperty("unit", metric.info().unit());
    json.writeNumberProperty("count", metric.summary().count());
    json.writeNumberProperty("min", metric.summary().min());
    json.writeNumberProperty("max", metric.summary().max());
    json.writeNumberProperty("mean", metric.summary().mean());
    json.writeNumberProperty("last", metric.summary().last());
    json.writeStringProperty("description", metric.info().description());
    json.writeArrayPropertyStart("axis");
    json.writeNumber(metric.info().low());
    json.writeNumber(metric.info().high());
    json.writeEndArray();
    graph(metric.graph());
    if (full) {
      values(metric.values());
    }
    json.writeEndObject();
  }

  private void graph(Envelope graph) {
    json.writeObjectPropertyStart("graph");
    json.writeNumberProperty("startSeconds", graph.fromMicros() / MICROS);
    json.writeNumberProperty("endSeconds", graph.toMicros() / MICROS);
    numbers("low", graph.columns(), column -> graph.low()[column]);
    numbers("high", graph.columns(), column -> graph.high()[column]);
    json.writeEndObject();
  }

  private void values(MetricValues values) {
    json.writeObjectPropertyStart("values");
    numbers("startSeconds", values.size(), row -> values.timeMicros(row) / MICROS);
    numbers("durationSeconds", values.size(), row -> values.durationMicros(row) / MICROS);
    numbers("values", values.size(), values::value);
    json.writeEndObject();
  }

  /** Numbers on one line, null for those that are none. */
  private void numbers(String name, int count, IntToDoubleFunction number) {
    json.writeArrayPropertyStart(name);
    for (int i = 0; i < count; i++) {
      double value = number.applyAsDouble(i);
      if (Double.isNaN(value)) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
    json.writeEndArray();
  }

  private static String unit(Report report, Defect defect) {
    return report.measurements().stream()
        .filter(metric -> metric.info().name().equals(defect.metric()))
        .map(metric -> metric.info().unit())
        .findFirst()
        .orElse("");
  }

  private void defect(Defect defect, String unit, TransportDamage transport, List<Still> stills) {
    json.writeStartObject();
    json.writeNumberProperty("id", defect.id());
    json.writeStringProperty("type", defect.type());
    json.writeNumberProperty("startSeconds", defect.range().start().seconds());
    json.writeNumberProperty("endSeconds", defect.range().end().seconds());
    json.writeNumberProperty("startFrame", defect.firstFrame());
    json.writeNumberProperty("endFrameExclusive", defect.endFrame());
    json.writeStringProperty("severity", kebab(defect.severity()));
    json.writeStringProperty("detector", defect.detector());
    json.writeStringProperty("detectorVersion", defect.detectorVersion());
    json.writeStringProperty("metric", defect.metric());
    json.writeNumberProperty("peak", defect.peak());
    // The length of sound that came twice is a step, and says nothing of where the offset was.
    boolean step = defect.metric().endsWith("-repeated");
    if (defect.type().equals("av-sync") && unit.equals("ms") && !step) {
      json.writeNumberProperty("offsetMs", defect.peak());
    }
    json.writeNumberProperty("threshold", defect.threshold());
    json.writeBooleanProperty("open", defect.open());
    transport.broken(defect).ifPresent(this::broken);
    ids("causes", transport.causes(defect));
    json.writeObjectPropertyStart("disposition");
    json.writeStringProperty("verdict", kebab(defect.disposition().verdict()));
    json.writeStringProperty("by", defect.disposition().by());
    json.writeStringProperty("note", defect.disposition().note());
    if (!defect.disposition().assignee().isEmpty()) {
      json.writeStringProperty("assignee", defect.disposition().assignee());
    }
    defect.disposition().at().ifPresent(at -> json.writeStringProperty("at", at.toString()));
    json.writeEndObject();
    if (!stills.isEmpty()) {
      json.writeArrayPropertyStart("stills");
      stills.forEach(this::still);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void broken(TransportDamage.Broken broken) {
    json.writeObjectPropertyStart("broke");
    json.writeNumberProperty("pictures", broken.pictures());
    if (broken.pictures() > 0) {
      json.writeNumberProperty("startFrame", broken.firstFrame());
      json.writeNumberProperty("endFrameExclusive", broken.lastFrame() + 1);
    }
    json.writeNumberProperty("soundSeconds", broken.soundMicros() / 1e6);
    ids("defects", broken.defects());
    json.writeEndObject();
  }

  private void ids(String name, List<Defect> defects) {
    if (!defects.isEmpty()) {
      json.writeArrayPropertyStart(name);
      defects.forEach(defect -> json.writeNumber(defect.id()));
      json.writeEndArray();
    }
  }

  private void still(Still still) {
    json.writeStartObject();
    json.writeStringProperty("moment", kebab(still.moment()));
    json.writeNumberProperty("frame", still.frame());
    json.writeNumberProperty("seconds", still.time().seconds());
    json.writeNumberProperty("width", still.width());
    json.writeNumberProperty("height", still.height());
    json.writeBinaryProperty("jpeg", still.jpeg());
    json.writeEndObject();
  }
}
