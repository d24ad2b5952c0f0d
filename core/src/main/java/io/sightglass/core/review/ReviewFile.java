package io.sightglass.core.review;

import io.sightglass.core.review.ReviewException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A review as one file, for hand-over: its whole log, so that two reviews of one programme can be
 * put together. JSON, described by {@code review-1.json}. Immutable.
 *
 * @param source what it is of
 * @param by who exported it
 * @param exported when
 * @param entries the log, in order
 */
public record ReviewFile(ReviewSource source, String by, Instant exported, List<Entry> entries) {

  /** The end of such a file's name. */
  public static final String EXTENSION = "review.json";

  private static final String SCHEMA_VERSION = "1.0";
  private static final String MAJOR = "1.";
  private static final String KIND = "sightglass-review";
  private static final int MAX_ENTRIES = 2_000_000;
  private static final long MAX_BYTES = 1L << 30;

  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(20)
                      .maxStringLength(20_000)
                      .maxNumberLength(30)
                      .maxNameLength(100)
                      .maxDocumentLength(MAX_BYTES)
                      .build())
              .build());

  public ReviewFile {
    entries = List.copyOf(entries);
  }

  /** {@code review} as it stands. */
  public static ReviewFile of(Review review, Instant now) {
    return new ReviewFile(review.source(), review.user(), now, review.log());
  }

  /**
   * @param output not closed
   */
  public void write(OutputStream output) throws IOException {
    JsonGenerator json = MAPPER.createGenerator(output);
    try {
      json.writeStartObject();
      json.writeStringProperty("schemaVersion", SCHEMA_VERSION);
      json.writeStringProperty("kind", KIND);
      json.writeObjectPropertyStart("source");
      json.writeStringProperty("key", source.key());
      json.writeStringProperty("name", source.name());
      json.writeEndObject();
      json.writeStringProperty("by", by);
      json.writeStringProperty("exported", exported.toString());
      json.writeArrayPropertyStart("entries");
      for (Entry entry : entries) {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("id", entry.id().toString());
        json.writeStringProperty("at", entry.at().toString());
        json.writeStringProperty("by", entry.by());
        if (entry.batch().isPresent()) {
          json.writeStringProperty("batch", entry.batch().get().toString());
        }
        json.writeName("action");
        json.writeTree(ActionJson.node(entry.action()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
    }
  }

  /**
   * Reads what {@link #write} wrote; the input may be anything.
   *
   * @param input not closed
   * @param file the name to use in messages
   * @throws ReviewException where it is no review, or of another version
   * @throws IOException where it can't be read
   */
  public static ReviewFile read(InputStream input, String file) throws IOException {
    try (JsonParser parser = MAPPER.createParser(new Unclosed(input))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      Parts parts = new Parts();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        parts.take(name, parser, file);
      }
      return parts.file();
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new ReviewException(
          Reason.NOT_A_REVIEW,
          file + " is not an exported review: " + e.getOriginalMessage() + ".",
          e);
    } catch (IllegalArgumentException e) {
      throw new ReviewException(
          Reason.NOT_A_REVIEW, file + " is not an exported review: " + e.getMessage() + ".", e);
    }
  }

  /**
   * @throws ReviewException where this is a review of something else than {@code other}
   */
  void check(ReviewSource other) throws ReviewException {
    if (!source.key().equals(other.key())) {
      throw new ReviewException(
          Reason.NOT_A_REVIEW,
          "This is a review of "
              + source.name()
              + ", whose contents are not those of "
              + other.name()
              + ". Open the recording that it is of.");
    }
  }

  /** The caller's stream, which the parser may not close. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream input) {
      super(input);
    }

    @Override
    public void close() {}
  }

  private static final class Parts {

    private boolean kind;
    private boolean version;
    private @Nullable ReviewSource source;
    private String by = "";
    private Instant exported = Instant.EPOCH;
    private final List<Entry> entries = new ArrayList<>();

    void take(String name, JsonParser parser, String file) throws ReviewException {
      switch (name) {
        case "schemaVersion" -> version(parser.getValueAsString(""), file);
        case "kind" -> kind = KIND.equals(parser.getValueAsString(""));
        case "source" -> {
          JsonNode node = parser.readValueAsTree();
          source =
              new ReviewSource(
                  ActionJson.string(node, "key", 2000), ActionJson.text(node, "name", 4000));
          // A key that is no fingerprint and no stream's would match nothing for ever.
          source.fingerprint();
        }
        case "by" -> by = parser.getValueAsString("");
        case "exported" -> {
          try {
            exported = Instant.parse(parser.getValueAsString(""));
          } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("its time is none", e);
          }
        }
        case "entries" -> {
          if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("its entries are no list");
          }
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == MAX_ENTRIES) {
              throw new IllegalArgumentException("it has more than " + MAX_ENTRIES + " entries");
            }
            entries.add(entry(parser.readValueAsTree()));
          }
        }
        default -> parser.skipChildren();
      }
    }

    private void version(String text, String file) throws ReviewException {
      if (!text.startsWith(MAJOR)) {
        throw new ReviewException(
            Reason.NEWER,
            file
                + " is of version "
                + text
                + " of exported reviews; this program reads 1.x. Use a newer one.");
      }
      version = true;
    }

    private static Entry entry(JsonNode node) {
      return new Entry(
          ActionJson.uuid(node, "id"),
          ActionJson.instant(node, "at"),
          ActionJson.text(node, "by", Edits.MAX_NAME),
          ActionJson.action(node.path("action")),
          node.has("batch")
              ? Optional.of(UUID.fromString(ActionJson.string(node, "batch", 36)))
              : Optional.empty());
    }

    ReviewFile file() {
      if (!kind || !version || source == null) {
        throw new IllegalArgumentException("it says not what it is");
      }
      if (by.length() > Edits.MAX_NAME) {
        throw new IllegalArgumentException("a name is too long");
      }
      return new ReviewFile(source, by, exported, entries);
    }
  }
}
