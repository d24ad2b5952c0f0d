package io.sightglass.cli;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.report.json.DetectorJson;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the installed detectors. */
@Command(
    name = "detectors",
    description = {
      "Lists the installed detectors: what they measure, and their settings.",
      "Detectors of others are jars in a folder of their own, which stands at the end of the list;"
          + " the environment variable SIGHTGLASS_DETECTORS names another."
    },
    mixinStandardHelpOptions = true)
final class DetectorsCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  DetectorsCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    DetectorRegistry registry = DetectorRegistry.installed();
    registry.problems().forEach(err::println);
    if (json) {
      DetectorJson.write(registry.detectors(), out);
    } else {
      for (DetectorInfo detector : registry.detectors()) {
        print(detector);
        registry.jar(detector.id()).ifPresent(jar -> out.println("    from " + jar));
      }
      out.println("Folder for more: " + UserFolders.detectors());
    }
    return ExitCode.OK;
  }

  private void print(DetectorInfo info) {
    out.println(info.id() + "  " + info.title() + " (version " + info.version() + ")");
    out.println("    " + info.description());
    for (MetricInfo metric : info.metrics()) {
      out.println(
          "    measures "
              + metric.name()
              + (metric.unit().isEmpty() ? "" : " [" + metric.unit() + "]")
              + ": "
              + metric.description());
    }
    new TreeMap<>(info.settings())
        .forEach((name, value) -> out.println("    setting " + name + " = " + value));
  }
}
