package io.sightglass.cli;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command whose result may be published, and the publishing. */
final class S3Publication {

  @Option(
      names = "--s3",
      paramLabel = "s3://BUCKET/PREFIX",
      description =
          "Publish the result there as one object by one PUT; it waits in the spool where that"
              + " fails. Credentials come from the environment or AWS profiles.")
  private @Nullable String s3;

  @Mixin private S3Service service = new S3Service();

  private @Nullable PublishTarget target;
  private @Nullable Publishing publishing;
  private Instant from = Instant.EPOCH;

  /**
   * Before the work begins: what could keep its result from being published is said now.
   *
   * @throws IllegalArgumentException with a sentence, where the target is none
   * @throws IOException with a sentence, where the spool has no room
   */
  void prepare(PrintStream err) throws IOException {
    if (s3 != null) {
      target = service.target(s3);
      publishing = Publishing.open(err);
      from = Instant.now();
    }
  }

  /** Returns false where the result was to be published and could not even be kept for that. */
  boolean publish(Report report) {
    return publishing == null || target == null || publishing.publish(report, target, from);
  }
}
