package io.sightglass.core.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Streams indented JSON. */
public final class JsonOutput {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonOutput() {}

  /** Lets {@code content} write one value and leaves {@code output} open. */
  public static void write(OutputStream output, Consumer<JsonGenerator> content)
      throws IOException {
    try (JsonGenerator json = MAPPER.writerWithDefaultPrettyPrinter().createGenerator(output)) {
      content.accept(json);
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }
}
