package io.sightglass.core.report.json;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the JSON report; its schema is {@code io/sightglass/schema/report-1.json}. Times are
 * seconds after the first picture, enum constants are in kebab-case.
 */
public final class JsonReportWriter implements ReportWriter {

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String title() {
    return "JSON report";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    JsonOutput.write(output, json -> write(report, json));
  }

  private static void write(Report report, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("schemaVersion", Report.SCHEMA_VERSION);
    json.writeStringProperty("created", report.created().toString());
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", report.tool().name());
    json.writeStringProperty("version", report.tool().version());
    json.writeEndObject();
    StreamJson.writeProperties(report.stream(), json);
    json.writeObjectPropertyStart("profile");
    json.writeStringProperty("name", report.profile().name());
    json.writeStringProperty("title", report.profile().title());
    json.writeStringProperty("failSeverity", kebab(report.profile().failSeverity()));
    json.writeEndObject();
    analysis(report, json);
    json.writeObjectPropertyStart("measurements");
    report.measurements().forEach(metric -> measurement(metric, json));
    json.writeEndObject();
    json.writeStringProperty("verdict", kebab(report.verdict()));
    json.writeArrayPropertyStart("defects");
    report.defects().forEach(defect -> defect(defect, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void analysis(Report report, JsonGenerator json) {
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
      json.writeStringProperty("reason", gap.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("detectorsRun");
    for (DetectorInfo detector : report.detectorsRun()) {
      json.writeStartObject();
      json.writeStringProperty("id", detector.id());
      json.writeStringProperty("version", detector.version());
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

  private static void measurement(MetricReport metric, JsonGenerator json) {
    json.writeObjectPropertyStart(metric.info().name());
    json.writeStringProperty("unit", metric.info().unit());
    json.writeNumberProperty("count", metric.summary().count());
    json.writeNumberProperty("min", metric.summary().min());
    json.writeNumberProperty("max", metric.summary().max());
    json.writeNumberProperty("mean", metric.summary().mean());
    json.writeNumberProperty("last", metric.summary().last());
    json.writeEndObject();
  }

  private static void defect(Defect defect, JsonGenerator json) {
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
    json.writeNumberProperty("threshold", defect.threshold());
    json.writeBooleanProperty("open", defect.open());
    json.writeObjectPropertyStart("disposition");
    json.writeStringProperty("verdict", kebab(defect.disposition().verdict()));
    json.writeStringProperty("by", defect.disposition().by());
    json.writeStringProperty("note", defect.disposition().note());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
