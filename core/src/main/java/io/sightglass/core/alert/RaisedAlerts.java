package io.sightglass.core.alert;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states that are raised now, of all sessions of this user, in a folder: so that one that runs
 * without a window can be acknowledged from elsewhere. Thread-safe.
 */
public final class RaisedAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(RaisedAlerts.class);
  private static final String STATE = ".json";
  private static final String ACKNOWLEDGED = ".ack";
  private static final String ID = "[a-z0-9-]{1,100}";

  private final Path folder;

  /**
   * A raised state.
   *
   * @param acknowledgedBy who has it in hand; empty for nobody
   */
  public record Raised(Alert alert, String acknowledgedBy) {}

  /**
   * @param folder made where it is not there
   */
  public RaisedAlerts(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /** The user's own: {@code sightglass/alerts/raised} below the folder of the user's state. */
  public static Path userFolder() {
    return UserFolders.state().resolve("alerts").resolve("raised");
  }

  /** Keeps what {@code alert} says of its state; events are none. */
  public void note(Alert alert) {
    try {
      switch (alert.kind()) {
        case RAISED, REMINDER -> save(alert);
        case CLEARED -> forget(alert.id());
        case EVENT -> {
          // Over as it is told.
        }
      }
    } catch (IOException e) {
      LOG.warn("The state {} cannot be kept in {}", alert.id(), folder, e);
    }
  }

  private void save(Alert alert) throws IOException {
    ObjectNode node = AlertJson.node(alert);
    node.put("process", ProcessHandle.current().pid());
    write(folder.resolve(alert.id() + STATE), AlertJson.MAPPER.writeValueAsString(node));
  }

  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, text.getBytes(StandardCharsets.UTF_8));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void forget(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(id + STATE));
    Files.deleteIfExists(folder.resolve(id + ACKNOWLEDGED));
  }

  /** The states that running sessions have raised, the oldest first. */
  public List<Raised> list() throws IOException {
    List<Raised> raised = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(STATE)).toList()) {
        read(file).ifPresent(raised::add);
      }
    }
    raised.sort(java.util.Comparator.comparing(one -> one.alert().at()));
    return raised;
  }

  // What a process that was killed had raised is raised no longer: nobody looks.
  private Optional<Raised> read(Path file) throws IOException {
    try {
      JsonNode node = AlertJson.MAPPER.readTree(Files.readAllBytes(file));
      Alert alert = AlertJson.read(node);
      long process = node.required("process").asLong();
      if (!ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)) {
        forget(alert.id());
        return Optional.empty();
      }
      return Optional.of(new Raised(alert, acknowledgedBy(alert.id())));
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} cannot be read", file, e);
      return Optional.empty();
    }
  }

  private String acknowledgedBy(String id) {
    try {
      return Files.readString(folder.resolve(id + ACKNOWLEDGED));
    } catch (IOException e) {
      return "";
    }
  }

  /** Somebody has it in hand: it is not reminded of any more. False where it is not raised. */
  public boolean acknowledge(String id, String by) throws IOException {
    if (!id.matches(ID) || !Files.exists(folder.resolve(id + STATE))) {
      return false;
    }
    write(folder.resolve(id + ACKNOWLEDGED), by.isBlank() ? "somebody" : by);
    return true;
  }

  /** Whether somebody has the state of that id in hand. */
  public boolean acknowledged(String id) {
    return Files.exists(folder.resolve(id + ACKNOWLEDGED));
  }
}
