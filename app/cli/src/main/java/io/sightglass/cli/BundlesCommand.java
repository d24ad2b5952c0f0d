package io.sightglass.cli;

import io.sightglass.core.publish.BundleStore;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.publish.s3.S3BundleStore;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.compare.ReportMerge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists published bundles, and fetches their reports. */
@Command(
    name = "bundles",
    description = {
      "Lists the bundles that were published below a prefix, the latest first.",
      "With --open it fetches one and writes its report in any format."
    },
    mixinStandardHelpOptions = true)
final class BundlesCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TARGET", description = "s3://BUCKET/PREFIX")
  private String target = "";

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only bundles whose key contains this.")
  private String filter = "";

  @Option(names = "--all", description = "Also what later states of the same session supersede.")
  private boolean all;

  @Option(
      names = "--open",
      paramLabel = "KEY",
      description =
          "Fetch this bundle, by its key in the list. May be given more than once: reports of one"
              + " programme by several workers become one.")
  private List<String> open = List.of();

  @Option(
      names = {"-r", "--report"},
      paramLabel = "FILE",
      description = "Where --open writes the report; the extension names the format.")
  private List<Path> reports = List.of();

  @Mixin private S3Service service = new S3Service();

  BundlesCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    BundleStore store = new S3BundleStore();
    try {
      PublishTarget from = service.target(target);
      return open.isEmpty() ? list(store, from) : open(store, from, open);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(Objects.requireNonNull(spec), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }

  private int list(BundleStore store, PublishTarget from) throws IOException {
    List<StoredBundle> stored = store.list(from);
    for (StoredBundle bundle : all ? stored : StoredBundle.current(stored)) {
      if (bundle.key().contains(filter)) {
        out.printf(
            Locale.ROOT,
            "%s  %10.1f kB  %s%n",
            bundle.modified(),
            bundle.bytes() / 1e3,
            bundle.key());
      }
    }
    return ExitCode.OK;
  }

  private int open(BundleStore store, PublishTarget from, List<String> keys) throws IOException {
    ReportTargets targets = ReportTargets.of(reports, Optional.empty());
    List<Report> parts = new ArrayList<>();
    for (String key : keys) {
      parts.add(store.open(from, key));
    }
    Report report = parts.size() == 1 ? parts.getFirst() : ReportMerge.of(parts);
    if (reports.isEmpty()) {
      new DefectList(out).print(report);
    }
    return targets.write(report, out, err) ? ExitCode.OK : ExitCode.FAILED;
  }
}
