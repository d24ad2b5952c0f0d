package io.sightglass.core.review;

import io.sightglass.core.review.ReviewException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the tables that this program knows. Flyway is asked only where there is
 * something to do: it takes as long to start as all the rest.
 */
final class Schema {

  /** Version of the newest script in {@code schema/}. */
  static final int VERSION = 2;

  private static final String SCRIPTS = "classpath:io/sightglass/core/review/schema";
  private static final String HISTORY = "schema_history";

  private Schema() {}

  /** Version of the tables behind {@code connection}; 0 where there are none. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet tables =
          statement.executeQuery(
              "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '" + HISTORY + "'")) {
        if (!tables.next()) {
          return 0;
        }
      }
      try (ResultSet newest =
          statement.executeQuery(
              "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success")) {
        return newest.next() ? newest.getInt(1) : 0;
      }
    }
  }

  /**
   * @throws ReviewException where a newer version of the program made the tables
   */
  static void check(int version, Path file) throws ReviewException {
    if (version > VERSION) {
      throw new ReviewException(
          Reason.NEWER,
          "The reviews in "
              + file
              + " were kept by a newer version of Sightglass (format "
              + version
              + "; this one knows up to "
              + VERSION
              + "). Use that version; nothing was changed.");
    }
  }

  /** Makes the tables, or brings older ones up to date; what was kept stays. */
  static void upgrade(DataSource database, Path file) throws ReviewException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(database)
          .locations(SCRIPTS)
          .table(HISTORY)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new ReviewException(
          Reason.DAMAGED,
          "The reviews in "
              + file
              + " could not be brought to the present format; the log says"
              + " more.",
          e);
    }
  }
}
