package io.sightglass.cli;

import io.sightglass.core.publish.Publication;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.SessionPublishing;
import io.sightglass.core.publish.Spool;
import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.publish.SpoolSender;
import io.sightglass.core.publish.s3.S3Publisher;
import io.sightglass.core.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;

/** Puts a finished report into the spool and tries to send it, and says what became of it. */
final class Publishing {

  private final Spool spool;
  private final PrintStream err;

  private Publishing(Spool spool, PrintStream err) {
    this.spool = spool;
    this.err = err;
  }

  /**
   * Opens the user's spool, and makes sure that a report will have room in it.
   *
   * @throws IOException with a sentence for the user
   */
  static Publishing open(PrintStream err) throws IOException {
    Spool spool = new Spool(Spool.userFolder());
    spool.check();
    return new Publishing(spool, err);
  }

  /**
   * @param from when the analysis began: what a live stream's bundle is named by
   * @return false where it could not even be put into the spool
   */
  boolean publish(Report report, PublishTarget target, Instant from) {
    return publish(report, target, from, 0);
  }

  /**
   * @param part number of the state of a session that goes on; 0 for the whole
   */
  boolean publish(Report report, PublishTarget target, Instant from, int part) {
    SessionPublishing publishing = new SessionPublishing(spool, new S3Publisher(), target, from);
    SpoolEntry entry;
    try {
      entry = publishing.keep(report, part);
    } catch (IOException e) {
      err.println(e.getMessage());
      return false;
    }
    try {
      send(entry.id());
    } catch (IOException e) {
      // It is in the spool: whatever befalls the others, this one is kept.
      err.println(e.getMessage());
    }
    return true;
  }

  private void send(String id) throws IOException {
    S3Publisher publisher = new S3Publisher();
    try {
      spool.send(id, publisher).ifPresent(publication -> err.println(sentence(publication)));
    } catch (PublishException e) {
      err.println(e.getMessage());
      err.println(
          e.reason().passes()
              ? "The report is kept and sent later: 'sightglass spool send' tries again."
              : "The report is kept. When that is put right: 'sightglass spool send'.");
    }
    // What waited for better times may go along.
    new SpoolSender(spool, publisher, Clock.systemUTC()).send(false, listener(err));
  }

  static SpoolSender.Listener listener(PrintStream err) {
    return new SpoolSender.Listener() {
      @Override
      public void sent(SpoolEntry entry, Publication publication) {
        err.println(sentence(publication));
      }

      @Override
      public void failed(SpoolEntry entry, PublishException failure) {
        err.println(entry.source() + ": " + failure.getMessage());
      }
    };
  }

  private static String sentence(Publication publication) {
    return (publication.already() ? "Was published already: " : "Published to ")
        + publication.address()
        + " ("
        + publication.effort()
        + ").";
  }
}
