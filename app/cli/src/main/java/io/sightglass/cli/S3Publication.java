package io.sightglass.cli;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication;
import io.sightglass.core.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
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

  @Option(
      names = "--s3-every",
      paramLabel = "MINUTES",
      description =
          "Publish a live stream's report so often while it goes on, too; what is published last"
              + " has it all.")
  private double everyMinutes;

  @Option(
      names = "--s3-every-defects",
      paramLabel = "N",
      description = "And after so many new defects, but not more often than twice a minute.")
  private int everyDefects;

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
    boolean rolling = everyMinutes != 0 || everyDefects != 0;
    if (rolling) {
      schedule();
    }
    if (rolling && s3 == null) {
      throw new IllegalArgumentException("--s3-every and --s3-every-defects need --s3.");
    }
    if (s3 != null) {
      target = service.target(s3);
      publishing = Publishing.open(err);
      from = Instant.now();
    }
  }

  private RollingPublication.Schedule schedule() {
    if (!(everyMinutes == 0 || (everyMinutes >= 0.5 && everyMinutes <= 1440)) || everyDefects < 0) {
      throw new IllegalArgumentException(
          "--s3-every must be from 0.5 to 1440 minutes, --s3-every-defects a number.");
    }
    return new RollingPublication.Schedule(
        Duration.ofMillis(Math.round(everyMinutes * 60_000)), everyDefects);
  }

  /** Whether the result is published. */
  boolean asked() {
    return target != null;
  }

  /**
   * Publishes what is known while a live session goes on, where that was asked for; to be closed
   * before the whole is published.
   *
   * @param report the state of the session
   */
  Optional<RollingPublication> rolling(Supplier<Optional<Report>> report) {
    Publishing to = publishing;
    PublishTarget where = target;
    if (to == null || where == null || (everyMinutes == 0 && everyDefects == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new RollingPublication(
            schedule(),
            InstantSource.system(),
            part -> report.get().ifPresent(state -> to.publish(state, where, from, part))));
  }

  /** Returns false where the result was to be published and could not even be kept for that. */
  boolean publish(Report report) {
    return publishing == null || target == null || publishing.publish(report, target, from);
  }
}
