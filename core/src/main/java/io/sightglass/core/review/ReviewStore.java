package io.sightglass.core.review;

import io.sightglass.core.review.ReviewException.Reason;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * All reviews of a user, in one SQLite database. What was written is on the disk, forced, before
 * the call that wrote it returns. Several programs may have it open. Thread-safe.
 */
public final class ReviewStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewStore.class);
  private static final int PATIENCE_MILLIS = 5000;

  private final Path file;
  private final Connection connection;
  private final boolean readOnly;
  private final InstantSource clock;

  /**
   * One review, as it is listed.
   *
   * @param entries lines in its log
   * @param changed when the last of them was written; empty where there is none
   */
  public record Listed(ReviewSource source, int entries, Optional<Instant> changed) {}

  private ReviewStore(Path file, Connection connection, boolean readOnly, InstantSource clock) {
    this.file = file;
    this.connection = connection;
    this.readOnly = readOnly;
    this.clock = clock;
  }

  /** Where the user's reviews are. */
  public static Path fileOfUser() {
    return UserFolders.data().resolve("reviews.db");
  }

  /**
   * Opens the reviews in {@code file}, which is made with its folder where it is not there. Where
   * it can be read and not written, its reviews can be looked at: {@link #readOnly} tells.
   *
   * @param clock dates decisions
   * @throws ReviewException where there is no reading it
   */
  public static ReviewStore open(Path file, InstantSource clock) throws ReviewException {
    boolean writable = !Files.exists(file) || Files.isWritable(file);
    if (writable) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
      } catch (IOException e) {
        throw new ReviewException(
            Reason.UNAVAILABLE,
            "Reviews cannot be kept in " + file + ": its folder cannot be made.",
            e);
      }
    }
    return open(file, clock, !writable);
  }

  /** For tests, who may be allowed to write anywhere. */
  static ReviewStore open(Path file, InstantSource clock, boolean readOnly) throws ReviewException {
    SQLiteDataSource database = new SQLiteDataSource(config(readOnly));
    database.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    @Nullable Connection connection = null;
    try {
      connection = database.getConnection();
      int version = Schema.version(connection);
      Schema.check(version, file);
      if (version < Schema.VERSION) {
        if (readOnly) {
          throw new ReviewException(
              Reason.READ_ONLY,
              file + " is of an older format and cannot be written, so it can't be opened.");
        }
        connection.close();
        Schema.upgrade(database, file);
        connection = database.getConnection();
      }
      forceThrough(connection);
      return new ReviewStore(file, connection, readOnly, clock);
    } catch (SQLException e) {
      close(connection);
      throw SqlFailures.sentence(e, file);
    } catch (ReviewException e) {
      close(connection);
      throw e;
    }
  }

  private static SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    if (!readOnly) {
      config.setJournalMode(JournalMode.WAL);
    }
    // In write-ahead mode a commit is forced to the disk only at this level.
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    return config;
  }

  // On macOS the disk's own cache is forced only by this; elsewhere it changes nothing.
  private static void forceThrough(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA fullfsync = 1");
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.warn("The database of reviews did not close", e);
    }
  }

  /** Where the reviews are. */
  public Path file() {
    return file;
  }

  /** True where reviews can be looked at and nothing can be saved. */
  public boolean readOnly() {
    return readOnly;
  }

  /**
   * The review of {@code source}; a new one where there is none.
   *
   * @param user who decides
   * @throws ReviewException where it can't be read, or a new one not be kept
   */
  public Review review(ReviewSource source, String user) throws ReviewException {
    return new Review(source, new StoredLog(enter(source)), user, clock);
  }

  // It is written in any case: a disk that is full should be told before somebody has decided.
  private synchronized long enter(ReviewSource source) throws ReviewException {
    if (readOnly) {
      return find(source.key()).orElse(-1L);
    }
    return transaction(() -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO review (source, name, opened) VALUES (?, ?, ?) ON CONFLICT (source) DO"
                  + " UPDATE SET name = excluded.name, opened = excluded.opened RETURNING id")) {
        insert.setString(1, source.key());
        insert.setString(2, source.name());
        insert.setLong(3, clock.millis());
        try (ResultSet row = insert.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    });
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws SQLException;
  }

  /** Does all of it or nothing; when this returns it is on the disk. */
  private <T> T transaction(Work<T> work) throws ReviewException {
    // Not by setAutoCommit: the driver takes a transaction that could not begin for a begun one.
    try {
      execute("BEGIN IMMEDIATE");
      try {
        T result = work.done();
        execute("COMMIT");
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw SqlFailures.sentence(e, file);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // A full disk has ended the transaction by itself, and there is nothing to roll back.
  private void rollBack(Exception cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private Optional<Long> find(String key) throws ReviewException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM review WHERE source = ?")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailures.sentence(e, file);
    }
  }

  /** All reviews, the latest opened first. */
  public synchronized List<Listed> list() throws ReviewException {
    List<Listed> reviews = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT source, name, count(entry.seq), max(entry.at) FROM review LEFT JOIN entry"
                    + " ON entry.review = review.id GROUP BY review.id ORDER BY opened DESC,"
                    + " review.id DESC")) {
      while (row.next()) {
        long at = row.getLong(4);
        reviews.add(
            new Listed(
                new ReviewSource(row.getString(1), row.getString(2)),
                row.getInt(3),
                at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at))));
      }
    } catch (SQLException e) {
      throw SqlFailures.sentence(e, file);
    }
    return reviews;
  }

  /**
   * Remembers what was said of {@code defect}, where that cleared it for good: false positives,
   * creative intents and known slates come again.
   *
   * @param defect as the review shows it
   */
  public void remember(Review review, Defect defect, Look look) throws ReviewException {
    Optional<Finding> finding = review.finding(defect);
    if (readOnly || look.unknowable() || finding.filter(ReviewStore::comesAgain).isEmpty()) {
      return;
    }
    Finding said = finding.get();
    synchronized (this) {
      transaction(() -> {
        new DispositionMemory(connection)
            .remember(defect.type(), look, said.disposition(), review.source(), said.key());
        return true;
      });
    }
  }

  private static boolean comesAgain(Finding finding) {
    return switch (finding.disposition().verdict()) {
      case FALSE_POSITIVE, CREATIVE_INTENT, KNOWN_SLATE -> true;
      case OPEN, CONFIRMED, FIXED -> false;
    };
  }

  /**
   * The newest verdict on something else that is of the type of {@code defect} and looks like it,
   * and that still stands in its own review.
   */
  public Optional<Suggestion> suggestion(Review review, Defect defect, Look look)
      throws ReviewException {
    String key = review.key(defect);
    List<DispositionMemory.Kept> known;
    synchronized (this) {
      try {
        known = new DispositionMemory(connection).like(defect.type(), look);
      } catch (SQLException e) {
        throw SqlFailures.sentence(e, file);
      }
    }
    for (DispositionMemory.Kept kept : known) {
      boolean itself = kept.source().equals(review.source().key()) && kept.finding().equals(key);
      if (!itself && stillSaid(kept)) {
        return Optional.of(kept.suggestion());
      }
    }
    return Optional.empty();
  }

  // It may have been undone since, or judged otherwise.
  private boolean stillSaid(DispositionMemory.Kept kept) throws ReviewException {
    Optional<Long> review;
    synchronized (this) {
      review = find(kept.source());
    }
    if (review.isEmpty()) {
      return true;
    }
    Finding finding = new Fold(new StoredLog(review.get()).unseen()).findings().get(kept.finding());
    return finding != null && finding.disposition().verdict() == kept.suggestion().said().verdict();
  }

  /** Forgets what {@code suggestion} is made of: it is not made again. */
  public void forget(Suggestion suggestion) throws ReviewException {
    synchronized (this) {
      transaction(() -> {
        new DispositionMemory(connection).forget(suggestion.id());
        return true;
      });
    }
  }

  /** For tests: the database can't grow past so many pages, as on a full disk. */
  synchronized void limitPages(int pages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    }
  }

  /** Waits for what is being written, and closes the database. */
  @Override
  public synchronized void close() {
    close(connection);
  }

  /** One review's log. */
  private final class StoredLog implements ReviewLog {

    private final long review;
    private long seen;

    StoredLog(long review) {
      this.review = review;
    }

    @Override
    public boolean append(List<Entry> entries) throws ReviewException {
      synchronized (ReviewStore.this) {
        if (readOnly) {
          throw new ReviewException(
              Reason.READ_ONLY,
              "This was not saved: "
                  + file
                  + " can only be read. Give yourself permission to write there, and open this"
                  + " again.");
        }
        long last = transaction(() -> newest() == seen ? insert(entries) : -1L);
        if (last >= 0) {
          seen = last;
        }
        return last >= 0;
      }
    }

    private long newest() throws SQLException {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT coalesce(max(seq), 0) FROM entry WHERE review = ?")) {
        select.setLong(1, review);
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    }

    private long insert(List<Entry> entries) throws SQLException {
      long last = seen;
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO entry (review, id, at, by, batch, action) VALUES (?, ?, ?, ?, ?, ?)"
                  + " RETURNING seq")) {
        for (Entry entry : entries) {
          insert.setLong(1, review);
          insert.setString(2, entry.id().toString());
          insert.setLong(3, entry.at().toEpochMilli());
          insert.setString(4, entry.by());
          insert.setString(5, entry.batch().map(UUID::toString).orElse(null));
          insert.setString(6, ActionJson.text(entry.action()));
          try (ResultSet row = insert.executeQuery()) {
            row.next();
            last = row.getLong(1);
          }
        }
      }
      return last;
    }

    @Override
    public List<Entry> unseen() throws ReviewException {
      synchronized (ReviewStore.this) {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT seq, id, at, by, batch, action FROM entry WHERE review = ? AND seq > ?"
                    + " ORDER BY seq")) {
          select.setLong(1, review);
          select.setLong(2, seen);
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              entries.add(entry(row));
              seen = row.getLong(1);
            }
          }
        } catch (SQLException e) {
          throw SqlFailures.sentence(e, file);
        } catch (IllegalArgumentException e) {
          throw new ReviewException(
              Reason.DAMAGED, "A review in " + file + " can't be read: " + e.getMessage() + ".", e);
        }
        return entries;
      }
    }

    private Entry entry(ResultSet row) throws SQLException {
      String batch = row.getString(5);
      return new Entry(
          UUID.fromString(row.getString(2)),
          Instant.ofEpochMilli(row.getLong(3)),
          row.getString(4),
          ActionJson.read(row.getString(6)),
          batch == null ? Optional.empty() : Optional.of(UUID.fromString(batch)));
    }
  }
}
