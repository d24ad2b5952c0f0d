package io.sightglass.core.report.batch;

import io.sightglass.core.report.Tool;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An immutable summary of many programmes, failures first.
 *
 * @param created when it was made
 * @param tool name and version of the program
 * @param profile title of the profile that judged, or empty where there were several
 * @param items failures first; alike ones in the order in which they were given
 */
public record BatchSummary(Instant created, Tool tool, String profile, List<BatchItem> items) {

  public BatchSummary {
    // The sort is stable.
    items = items.stream().sorted(Comparator.comparing(BatchItem::outcome)).toList();
  }

  /**
   * The same with the names of reports relative to {@code folder}, so that a page can link them.
   */
  public BatchSummary relativeTo(Path folder) {
    return new BatchSummary(
        created,
        tool,
        profile,
        items.stream()
            .map(item ->
                new BatchItem(
                    item.input(),
                    item.outcome(),
                    item.sentences(),
                    item.digest(),
                    item.files().stream().map(file -> relative(folder, file)).toList()))
            .toList());
  }

  private static String relative(Path folder, String file) {
    try {
      return folder.toAbsolutePath().relativize(Path.of(file).toAbsolutePath()).toString();
    } catch (IllegalArgumentException e) {
      // On another drive.
      return file;
    }
  }

  /** How many went so. */
  public long count(BatchItem.Outcome outcome) {
    return items.stream().filter(item -> item.outcome() == outcome).count();
  }
}
