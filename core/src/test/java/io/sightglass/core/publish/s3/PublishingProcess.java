package io.sightglass.core.publish.s3;

import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.publish.BundleIdentity;
import io.sightglass.core.publish.Spool;
import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.publish.SpoolSender;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process that keeps a report in a spool and sends it, to be killed in the middle of that. */
final class PublishingProcess {

  private PublishingProcess() {}

  static Process start(Path spool, int port, String prefix, Path output) throws IOException {
    return start(output, spool.toString(), Integer.toString(port), prefix);
  }

  /** One that sends all that waits. */
  static Process sendAll(Path spool, Path output) throws IOException {
    return start(output, spool.toString());
  }

  private static Process start(Path output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1) {
      new SpoolSender(
              new Spool(Path.of(arguments[0])),
              S3PublisherTest.publisher(S3Server.KEY, S3Server.SECRET),
              Clock.systemUTC())
          .send(true, new SpoolSender.Listener() {});
      return;
    }
    Report report = new ReportBuilder().uri("killed.ts").build();
    S3Publisher publisher = S3PublisherTest.publisher(S3Server.KEY, S3Server.SECRET);
    System.out.println("begin");
    Spool spool = new Spool(Path.of(arguments[0]));
    SpoolEntry entry =
        spool.add(
            report,
            BundleIdentity.of(report, new ContentFingerprint(7, "0f".repeat(32))),
            S3Server.at(Integer.parseInt(arguments[1]), S3Server.BUCKET + "/" + arguments[2]));
    System.out.println("kept");
    spool.send(entry.id(), publisher);
    System.out.println("sent");
  }
}
