package io.sightglass.core.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A spool entry's note on disk: JSON beside the bundle. Holds no secret. */
final class SpoolNotes {

  private static final JsonMapper MAPPER = new JsonMapper();

  private SpoolNotes() {}

  static byte[] write(SpoolEntry entry) {
    ObjectNode note = MAPPER.createObjectNode();
    note.put("source", entry.source());
    note.put("added", entry.added().toString());
    note.put("attempts", entry.attempts());
    note.put("due", entry.due().toString());
    entry.reason().ifPresent(reason -> note.put("reason", reason.name()));
    note.put("message", entry.message());
    Bundle bundle = entry.bundle();
    note.putObject("bundle")
        .put("bytes", bundle.bytes())
        .put("sha256", bundle.sha256())
        .put("resultSha256", bundle.resultSha256())
        .put("content", bundle.identity().content())
        .put("profile", bundle.identity().profile())
        .put("detectors", bundle.identity().detectors())
        .put("version", bundle.identity().version())
        .put("window", bundle.identity().window())
        .put("part", bundle.identity().part());
    PublishTarget target = entry.target();
    ObjectNode to = note.putObject("target");
    to.put("bucket", target.bucket()).put("prefix", target.prefix());
    target.endpoint().ifPresent(uri -> to.put("endpoint", uri.toString()));
    target.region().ifPresent(region -> to.put("region", region));
    to.put("pathStyle", target.pathStyle());
    target.proxy().ifPresent(uri -> to.put("proxy", uri.toString()));
    to.put("checksums", target.checksums().name());
    target.kmsKey().ifPresent(key -> to.put("kmsKey", key));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(note);
  }

  /**
   * @throws IOException where it can't be read, or is no note
   */
  static SpoolEntry read(String id, Path bundle, Path note) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(Files.readAllBytes(note));
      JsonNode file = node.required("bundle");
      JsonNode to = node.required("target");
      return new SpoolEntry(
          id,
          new Bundle(
              bundle,
              new BundleIdentity(
                  text(file, "content"),
                  text(file, "profile"),
                  text(file, "detectors"),
                  text(file, "version"),
                  text(file, "window"),
                  file.path("part").asInt(0)),
              file.required("bytes").asLong(),
              text(file, "sha256"),
              text(file, "resultSha256")),
          new PublishTarget(
              text(to, "bucket"),
              text(to, "prefix"),
              optional(to, "endpoint").map(URI::create),
              optional(to, "region"),
              to.required("pathStyle").asBoolean(),
              optional(to, "proxy").map(URI::create),
              PublishTarget.Checksums.valueOf(text(to, "checksums")),
              optional(to, "kmsKey")),
          text(node, "source"),
          Instant.parse(text(node, "added")),
          node.required("attempts").asInt(),
          Instant.parse(text(node, "due")),
          optional(node, "reason").map(PublishException.Reason::valueOf),
          text(node, "message"));
    } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
      throw new IOException("The spool's note " + note + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asString();
  }

  private static Optional<String> optional(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asString());
  }
}
