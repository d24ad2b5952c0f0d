package io.sightglass.core.review;

import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was cleared once, by its look. It suggests and decides nothing; the newest verdict on a look
 * takes the place of older ones. Part of the store, whose lock its caller holds.
 */
final class DispositionMemory {

  private static final int HASH_BYTES = 9;

  private final Connection connection;

  DispositionMemory(Connection connection) {
    this.connection = connection;
  }

  /**
   * Keeps {@code said}; what was kept of the same look and type goes.
   *
   * @param finding key of the finding that it was said of
   */
  void remember(String type, Look look, Disposition said, ReviewSource source, String finding)
      throws SQLException {
    for (Kept kept : all(type)) {
      if (kept.look().like(look)) {
        forget(kept.suggestion().id());
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO memory (type, look, micros, verdict, note, by, at, source, name,"
                + " finding) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, type);
      insert.setBytes(2, bytes(look));
      insert.setLong(3, look.micros());
      insert.setString(4, Words.kebab(said.verdict()));
      insert.setString(5, said.note());
      insert.setString(6, said.by());
      insert.setLong(7, said.at().map(Instant::toEpochMilli).orElse(0L));
      insert.setString(8, source.key());
      insert.setString(9, source.name());
      insert.setString(10, finding);
      insert.executeUpdate();
    }
  }

  /** Verdicts on what is of that type and looks like {@code look}, the newest first. */
  List<Kept> like(String type, Look look) throws SQLException {
    return all(type).stream().filter(kept -> kept.look().like(look)).toList();
  }

  /** Forgets one. */
  void forget(long id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM memory WHERE id = ?")) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }

  /**
   * What is remembered.
   *
   * @param source key of the programme that it was said in
   * @param finding key of the finding there
   */
  record Kept(Look look, Suggestion suggestion, String source, String finding) {}

  private List<Kept> all(String type) throws SQLException {
    List<Kept> all = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, look, micros, verdict, note, by, at, name, source, finding FROM memory"
                + " WHERE type = ? ORDER BY id DESC")) {
      select.setString(1, type);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Disposition said =
              new Disposition(
                  Verdict.valueOf(row.getString(4).replace('-', '_').toUpperCase(Locale.ROOT)),
                  row.getString(6),
                  row.getString(5),
                  "",
                  Optional.of(Instant.ofEpochMilli(row.getLong(7))));
          all.add(
              new Kept(
                  look(row.getBytes(2), row.getLong(3)),
                  new Suggestion(row.getLong(1), said, row.getString(8)),
                  row.getString(9),
                  row.getString(10)));
        }
      }
    }
    return all;
  }

  private static byte[] bytes(Look look) {
    ByteBuffer bytes = ByteBuffer.allocate((Look.WITHIN + 2) * HASH_BYTES);
    look.within().forEach(hash -> put(bytes, Optional.of(hash)));
    put(bytes, look.before());
    put(bytes, look.after());
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, Optional<PerceptualHash> hash) {
    bytes.put((byte) (hash.isEmpty() ? 0 : hash.get().flat() ? 1 : 2));
    bytes.putLong(hash.map(PerceptualHash::bits).orElse(0L));
  }

  private static Look look(byte[] kept, long micros) {
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    List<PerceptualHash> within = new ArrayList<>();
    for (int i = 0; i < Look.WITHIN; i++) {
      within.add(hash(bytes).orElse(new PerceptualHash(0, true)));
    }
    return new Look(within, hash(bytes), hash(bytes), micros);
  }

  private static Optional<PerceptualHash> hash(ByteBuffer bytes) {
    byte kind = bytes.get();
    long bits = bytes.getLong();
    return kind == 0 ? Optional.empty() : Optional.of(new PerceptualHash(bits, kind == 1));
  }
}
