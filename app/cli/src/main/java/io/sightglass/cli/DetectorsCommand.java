package io.sightglass.cli;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.report.json.DetectorJson;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the installed detectors. */
@Command(
    name = "detectors",
    description = "Lists the installed detectors: what they measure, and their settings.",
    mixinStandardHelpOptions = true)
final class DetectorsCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  DetectorsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    List<DetectorInfo> detectors = DetectorRegistry.installed().detectors();
    if (json) {
      DetectorJson.write(detectors, out);
    } else {
      detectors.forEach(this::print);
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
