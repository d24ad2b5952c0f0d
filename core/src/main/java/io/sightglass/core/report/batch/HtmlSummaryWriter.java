package io.sightglass.core.report.batch;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.sightglass.core.report.text.MarkupEscaper;
import io.sightglass.core.report.text.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page that opens without a network; links to reports are relative to where it lies. */
final class HtmlSummaryWriter implements SummaryWriter {

  private final Template template =
      Mustache.compiler()
          .withEscaper(MarkupEscaper::escape)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .compile(resource("summary.html"));

  /** What the template shows; each component is one of its names. */
  private record Page(
      long programmes,
      List<Count> counts,
      List<Row> rows,
      boolean hasRows,
      String profile,
      String created,
      String tool) {}

  private record Count(String style, String word, String count) {}

  private record Link(String address, String name) {}

  private record Row(
      int number,
      String style,
      String word,
      String name,
      String input,
      String analysed,
      boolean partial,
      String defects,
      String failing,
      String worst,
      String types,
      List<String> sentences,
      List<Link> links) {}

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public void write(BatchSummary summary, OutputStream output) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
    try {
      template.execute(page(summary), writer);
    } catch (MustacheException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
    writer.flush();
  }

  private static Page page(BatchSummary summary) {
    List<Count> counts =
        java.util.Arrays.stream(BatchItem.Outcome.values())
            .filter(outcome -> summary.count(outcome) > 0)
            .map(outcome ->
                new Count(
                    style(outcome), Words.lower(outcome), Words.count(summary.count(outcome))))
            .toList();
    List<Row> rows = new java.util.ArrayList<>();
    for (BatchItem item : summary.items()) {
      rows.add(row(rows.size() + 1, item));
    }
    return new Page(
        summary.items().size(),
        counts,
        rows,
        !rows.isEmpty(),
        summary.profile(),
        Words.instant(summary.created()),
        summary.tool().name() + " " + summary.tool().version());
  }

  private static String style(BatchItem.Outcome outcome) {
    return switch (outcome) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case ERROR, NOT_OPENED, INCOMPLETE -> "incomplete";
    };
  }

  private static Row row(int number, BatchItem item) {
    return new Row(
        number,
        style(item.outcome()),
        Words.lower(item.outcome()),
        Words.lastPart(item.input()),
        item.input(),
        item.digest().map(digest -> Words.clock(digest.analysedMicros())).orElse(""),
        item.digest().map(BatchItem.Digest::partial).orElse(false),
        item.digest().map(digest -> Words.count(digest.defects())).orElse(""),
        item.digest().map(digest -> Words.count(digest.failing())).orElse(""),
        item.digest().flatMap(BatchItem.Digest::worst).map(Words::lower).orElse(""),
        item.digest().map(CsvSummaryWriter::types).orElse(""),
        item.sentences(),
        item.files().stream().map(HtmlSummaryWriter::link).toList());
  }

  private static Link link(String file) {
    StringBuilder address = new StringBuilder();
    for (byte b : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      address.append(plain ? c : String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
    }
    // A name with a colon must not be taken for a scheme.
    return new Link("./" + address, Words.lastPart(file));
  }

  private static String resource(String name) {
    try (InputStream input = HtmlSummaryWriter.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
