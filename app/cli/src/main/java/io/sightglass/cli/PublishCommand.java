package io.sightglass.cli;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.json.JsonReportReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a report that was written earlier. */
@Command(
    name = "publish",
    description = {
      "Publishes a JSON report that was written earlier: one object, one PUT.",
      "Take a full one (*.full.json), so that the bundle has the measured values and pictures."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REPORT", description = "A JSON report of Sightglass.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "TARGET", description = "s3://BUCKET/PREFIX")
  private String target = "";

  @Mixin private S3Service service = new S3Service();

  PublishCommand(PrintStream err) {
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    PublishTarget to;
    try {
      to = service.target(target);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(Objects.requireNonNull(spec), String.valueOf(e.getMessage()));
    }
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      Report report = new JsonReportReader().read(input, file.toString());
      Publishing publishing = Publishing.open(err);
      return publishing.publish(report, to, report.created()) ? ExitCode.OK : ExitCode.FAILED;
    } catch (NoSuchFileException e) {
      err.println("There is no report " + file + ".");
      return ExitCode.NOT_OPENED;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }
}
