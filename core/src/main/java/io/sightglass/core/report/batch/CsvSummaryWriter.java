package io.sightglass.core.report.batch;

import io.sightglass.core.report.csv.CsvOutput;
import io.sightglass.core.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;

/** One line a programme. */
final class CsvSummaryWriter implements SummaryWriter {

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public void write(BatchSummary summary, OutputStream output) throws IOException {
    CsvOutput csv = new CsvOutput(output);
    csv.header(
        "input",
        "outcome",
        "partial",
        "analysedSeconds",
        "defects",
        "failing",
        "worst",
        "types",
        "why",
        "reports");
    for (BatchItem item : summary.items()) {
      csv.text(item.input()).text(Words.kebab(item.outcome()));
      if (item.digest().isPresent()) {
        BatchItem.Digest digest = item.digest().get();
        csv.flag(digest.partial())
            .number(digest.analysedMicros() / 1e6)
            .number(digest.defects())
            .number(digest.failing())
            .text(digest.worst().map(Words::kebab).orElse(""))
            .text(types(digest));
      } else {
        csv.empty().empty().empty().empty().empty().empty();
      }
      csv.text(String.join(" ", item.sentences())).text(String.join(" ", item.files())).endLine();
    }
    csv.flush();
  }

  /** E.g. {@code black 2, freeze 1}. */
  static String types(BatchItem.Digest digest) {
    return digest.types().entrySet().stream()
        .map(type -> type.getKey() + " " + type.getValue())
        .collect(Collectors.joining(", "));
  }
}
