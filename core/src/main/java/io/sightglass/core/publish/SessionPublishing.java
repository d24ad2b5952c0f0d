package io.sightglass.core.publish;

import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Puts reports of one session into the spool, and sends them. Any thread; blocks. */
public final class SessionPublishing {

  private final Spool spool;
  private final ReportPublisher publisher;
  private final PublishTarget target;
  private final Instant from;

  /**
   * @param from when the analysis began: what a live stream's bundle is named by
   */
  public SessionPublishing(
      Spool spool, ReportPublisher publisher, PublishTarget target, Instant from) {
    this.spool = spool;
    this.publisher = publisher;
    this.target = target;
    this.from = from;
  }

  /**
   * Keeps {@code report} in the spool: it is on the disk when this returns.
   *
   * @param part number of the state of a session that goes on; 0 for the whole
   * @throws IOException with a sentence, where it can't be kept
   */
  public SpoolEntry keep(Report report, int part) throws IOException {
    return spool.add(report, identity(report).part(part), target);
  }

  /**
   * Tries once to send what was kept.
   *
   * @return what became of it; empty where another process is at it
   * @throws PublishException where that failed: it stays in the spool
   */
  public Optional<Publication> send(SpoolEntry entry) throws IOException {
    return spool.send(entry.id(), publisher);
  }

  private BundleIdentity identity(Report report) throws IOException {
    if (!report.stream().live()) {
      try {
        Path file = Path.of(report.stream().uri());
        if (Files.isRegularFile(file)) {
          return BundleIdentity.of(report, ContentFingerprint.of(file));
        }
      } catch (InvalidPathException e) {
        // An address, then.
      }
    }
    return BundleIdentity.ofStream(report, from);
  }
}
