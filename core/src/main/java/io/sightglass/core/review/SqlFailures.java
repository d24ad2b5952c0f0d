package io.sightglass.core.review;

import io.sightglass.core.review.ReviewException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong in the database, in the user's words. */
final class SqlFailures {

  private SqlFailures() {}

  static ReviewException sentence(SQLException e, Path file) {
    return switch (reason(e)) {
      case READ_ONLY ->
          new ReviewException(
              Reason.READ_ONLY,
              "This was not saved: "
                  + file
                  + " can only be read. Give yourself permission to write there.",
              e);
      case FULL ->
          new ReviewException(
              Reason.FULL,
              "This was not saved: the disk of " + file + " is full. Make room and try again.",
              e);
      case BUSY ->
          new ReviewException(
              Reason.BUSY,
              "This was not saved: another program holds " + file + ". Try again in a moment.",
              e);
      case DAMAGED ->
          new ReviewException(
              Reason.DAMAGED,
              file
                  + " is damaged, or not a database of reviews. Put it aside; a new one is made"
                  + " when it is not there.",
              e);
      case UNAVAILABLE, NEWER, NOT_A_REVIEW, REFUSED ->
          new ReviewException(
              Reason.UNAVAILABLE,
              "Reviews cannot be kept in "
                  + file
                  + ": it can't be opened or written. Check the disk, and the permissions of its"
                  + " folder.",
              e);
    };
  }

  private static Reason reason(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return reason(sqlite.getResultCode());
      }
    }
    return Reason.UNAVAILABLE;
  }

  private static Reason reason(SQLiteErrorCode code) {
    // The low byte is the kind; the rest says more.
    return switch (code.code & 0xff) {
      case 5, 6 -> Reason.BUSY;
      case 8 -> Reason.READ_ONLY;
      case 11, 26 -> Reason.DAMAGED;
      case 13 -> Reason.FULL;
      default -> Reason.UNAVAILABLE;
    };
  }
}
