package io.sightglass.core.report.json;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Judgement;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.Still;
import io.sightglass.core.report.Tool;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON reports of versions 1.x back, full ones too; what it does not know it passes over.
 * Defects and values are streamed, so that the text is never held as a whole. The verdict is judged
 * anew from the profile and the defects. Thread-safe.
 */
public final class JsonReportReader {

  private static final String MAJOR = "1.";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @param input not closed
   * @param file the name to use in messages
   * @throws ReportException where it is not a report, or of another version
   * @throws IOException where it can't be read
   */
  public Report read(InputStream input, String file) throws IOException {
    try (JsonParser parser = MAPPER.createParser(new Unclosed(input))) {
      Parts parts = new Parts();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ReportException(file + " is not a Sightglass report: it is no JSON object.");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        parts.take(name, parser, file);
      }
      return parts.report(file);
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new ReportException(
          file + line + ": this is not a Sightglass report: " + e.getOriginalMessage() + ".", e);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new ReportException(file + " is not a Sightglass report: " + e.getMessage() + ".", e);
    }
  }

  /** The caller's stream, which the parser may not close. */
  private static final class Unclosed extends java.io.FilterInputStream {
    Unclosed(InputStream input) {
      super(input);
    }

    @Override
    public void close() {}
  }

  /** What was read so far, in whatever order it comes. */
  private static final class Parts {

    private @Nullable String version;
    private Instant created = Instant.EPOCH;
    private Tool tool = new Tool("unknown", "unknown");
    private String uri = "";
    private @Nullable JsonNode stream;
    private @Nullable Profile profile;
    private @Nullable JsonNode analysis;
    private final Map<String, MetricReport> metrics = new java.util.LinkedHashMap<>();
    private @Nullable SignOff signOff;
    private final List<Defect> defects = new ArrayList<>();
    private final Map<Long, List<Still>> stills = new HashMap<>();

    void take(String name, JsonParser parser, String file) throws ReportException {
      switch (name) {
        case "schemaVersion" -> version(parser.getValueAsString(""), file);
        case "created" -> created = Instant.parse(parser.getString());
        case "tool" -> {
          JsonNode node = parser.readValueAsTree();
          tool = new Tool(node.path("name").asString(""), node.path("version").asString(""));
        }
        case "source" -> uri = node(parser).path("uri").asString("");
        case "stream" -> stream = node(parser);
        case "profile" -> profile = ProfileNode.profile(node(parser));
        case "analysis" -> analysis = node(parser);
        case "measurements" -> MeasurementReader.read(parser, metrics);
        case "signOff" -> {
          JsonNode node = node(parser);
          signOff =
              new SignOff(
                  node.path("by").asString(""),
                  Instant.parse(node.path("at").asString("")),
                  node.path("note").asString(""));
        }
        case "defects" -> {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            defect(node(parser));
          }
        }
        default -> parser.skipChildren();
      }
    }

    private static JsonNode node(JsonParser parser) {
      return parser.readValueAsTree();
    }

    private void version(String text, String file) throws ReportException {
      if (!text.startsWith(MAJOR)) {
        throw new ReportException(
            file
                + " is a report of version "
                + text
                + "; this program reads versions "
                + MAJOR
                + "x. Use the Sightglass that wrote it, or a newer one.");
      }
      version = text;
    }

    private void defect(JsonNode node) {
      JsonNode said = node.path("disposition");
      long id = node.path("id").asLong(0);
      defects.add(
          new Defect(
              id,
              node.path("type").asString(""),
              range(node),
              node.path("startFrame").asLong(0),
              node.path("endFrameExclusive").asLong(0),
              JsonNodes.choice(node.path("severity"), Severity.ERROR),
              node.path("detector").asString(""),
              node.path("detectorVersion").asString(""),
              node.path("metric").asString(""),
              node.path("peak").asDouble(0),
              node.path("threshold").asDouble(0),
              node.path("open").asBoolean(false),
              new Disposition(
                  JsonNodes.choice(said.path("verdict"), Disposition.Verdict.OPEN),
                  said.path("by").asString(""),
                  said.path("note").asString(""),
                  said.path("assignee").asString(""),
                  JsonNodes.instant(said.path("at")))));
      List<Still> pictures = new ArrayList<>();
      for (JsonNode still : node.path("stills")) {
        pictures.add(
            new Still(
                JsonNodes.choice(still.path("moment"), Still.Moment.AT),
                still.path("frame").asLong(0),
                MediaTime.ofSeconds(still.path("seconds").asDouble(0)),
                still.path("width").asInt(0),
                still.path("height").asInt(0),
                still.path("jpeg").binaryValue()));
      }
      if (!pictures.isEmpty()) {
        stills.put(id, List.copyOf(pictures));
      }
    }

    private static TimeRange range(JsonNode node) {
      return TimeRange.ofSeconds(
          node.path("startSeconds").asDouble(0), node.path("endSeconds").asDouble(0));
    }

    Report report(String file) throws ReportException {
      JsonNode how = analysis;
      JsonNode tracks = stream;
      Profile judged = profile;
      if (version == null || how == null || tracks == null || judged == null) {
        throw new ReportException(
            file
                + " is not a Sightglass report: schemaVersion, stream, profile or analysis is"
                + " missing.");
      }
      StreamInfo info = StreamNode.stream(uri, tracks);
      MediaTime analysedTo = MediaTime.ofSeconds(how.path("analysedSeconds").asDouble(0));
      List<Gap> gaps = new ArrayList<>();
      for (JsonNode gap : how.path("gaps")) {
        gaps.add(new Gap(range(gap), cause(gap), gap.path("reason").asString("")));
      }
      boolean partial = how.path("partial").asBoolean(false);
      return new Report(
          created,
          tool,
          info,
          judged,
          detectorsRun(how.path("detectorsRun")),
          detectorsNotRun(how.path("detectorsNotRun")),
          how.path("chunks").asLong(0),
          how.path("frames").asLong(0),
          analysedTo,
          gaps,
          events(how.path("events")),
          partial,
          how.path("message").asString(""),
          List.copyOf(metrics.values()),
          Judgement.of(judged, defects, Report.analysedMicros(analysedTo, gaps), partial),
          defects,
          stills,
          Optional.ofNullable(signOff));
    }

    // Reports before there were causes know this one alone.
    private static Gap.Cause cause(JsonNode gap) {
      String id = gap.path("cause").asString("");
      return Arrays.stream(Gap.Cause.values())
          .filter(known -> known.id().equals(id))
          .findFirst()
          .orElse(Gap.Cause.CHUNK_DROPPED);
    }

    private List<DetectorInfo> detectorsRun(JsonNode nodes) {
      List<DetectorInfo> infos = new ArrayList<>();
      for (JsonNode node : nodes) {
        String id = node.path("id").asString("");
        List<MetricInfo> measured = new ArrayList<>();
        for (JsonNode metric : node.path("metrics")) {
          MetricReport known = metrics.get(metric.asString(""));
          measured.add(
              known == null ? new MetricInfo(metric.asString(""), "", "", 0, 0) : known.info());
        }
        infos.add(
            new DetectorInfo(
                id,
                node.path("title").asString(id),
                "",
                node.path("version").asString(""),
                node.path("needsVideo").asBoolean(false),
                node.path("needsAudio").asBoolean(false),
                Set.of(),
                measured,
                Map.of()));
      }
      return infos;
    }

    private static List<NotRun> detectorsNotRun(JsonNode nodes) {
      List<NotRun> infos = new ArrayList<>();
      for (JsonNode node : nodes) {
        infos.add(
            new NotRun(
                node.path("id").asString(""),
                JsonNodes.choice(node.path("cause"), NotRun.Cause.FAILED),
                node.path("reason").asString("")));
      }
      return infos;
    }

    private static Map<StreamEvent.Kind, Long> events(JsonNode node) {
      Map<StreamEvent.Kind, Long> events = new EnumMap<>(StreamEvent.Kind.class);
      for (StreamEvent.Kind kind : StreamEvent.Kind.values()) {
        long count = node.path(io.sightglass.core.report.text.Words.kebab(kind)).asLong(0);
        if (count > 0) {
          events.put(kind, count);
        }
      }
      return events;
    }
  }
}
