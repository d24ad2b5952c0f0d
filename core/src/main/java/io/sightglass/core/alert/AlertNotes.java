package io.sightglass.core.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notifications on disk, a file each. A file's name ends in the number of the process that delivers
 * it; another takes it over by renaming it, when that one is gone. Thread-safe.
 */
final class AlertNotes {

  private static final Logger LOG = LoggerFactory.getLogger(AlertNotes.class);
  private static final String NOTE = ".json";
  private static final String PART = ".part";
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private final Path folder;
  private final Clock clock;

  /**
   * A notification for one channel.
   *
   * @param delivery names it, in order of time
   * @param channel the channel's id
   */
  record Note(String delivery, String channel, String title, Alert alert) {}

  AlertNotes(Path folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "The folder for alerts " + folder + " cannot be made: " + e.getMessage() + ".", e);
    }
  }

  Note note(AlertChannel channel, Alert alert) {
    String delivery =
        String.format(Locale.ROOT, "%013d-%06d", clock.millis(), SEQUENCE.incrementAndGet());
    return new Note(delivery, channel.id(), channel.title(), alert);
  }

  private Path file(String delivery, long process) {
    return folder.resolve(delivery + "-" + process + NOTE);
  }

  private Path own(Note note) {
    return file(note.delivery(), ProcessHandle.current().pid());
  }

  void save(Note note) throws IOException {
    ObjectNode node = AlertJson.MAPPER.createObjectNode();
    node.put("channel", note.channel());
    node.put("title", note.title());
    node.set("alert", AlertJson.node(note.alert()));
    Path file = own(note);
    Path part = folder.resolve(file.getFileName() + PART);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes =
          ByteBuffer.wrap(
              AlertJson.MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(Note note) {
    try {
      Files.deleteIfExists(own(note));
    } catch (IOException e) {
      LOG.warn("The notification {} was delivered and cannot be removed", own(note), e);
    }
  }

  /** Notes of {@code channel} whose process is gone, now this one's, in order. */
  List<Note> adopt(String channel) throws IOException {
    List<Note> adopted = new ArrayList<>();
    for (Path file : files()) {
      String name = name(file);
      if (alive(name)) {
        continue;
      }
      try {
        Note note = read(file);
        if (note.channel().equals(channel)) {
          Files.move(file, own(note), StandardCopyOption.ATOMIC_MOVE);
          adopted.add(note);
        }
      } catch (NoSuchFileException e) {
        // Another process was faster.
        LOG.debug("{} is gone", file);
      } catch (IOException | RuntimeException e) {
        LOG.warn("The notification {} cannot be read", file, e);
      }
    }
    return adopted;
  }

  /** All that wait, of whatever process. */
  List<Note> all() throws IOException {
    List<Note> notes = new ArrayList<>();
    for (Path file : files()) {
      try {
        notes.add(read(file));
      } catch (IOException | RuntimeException e) {
        LOG.debug("{} cannot be read", file, e);
      }
    }
    return notes;
  }

  private static Note read(Path file) throws IOException {
    JsonNode node = AlertJson.MAPPER.readTree(Files.readAllBytes(file));
    String name = name(file);
    return new Note(
        name.substring(0, name.lastIndexOf('-')),
        node.required("channel").asString(),
        node.required("title").asString(),
        AlertJson.read(node.required("alert")));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(NOTE)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean alive(String name) {
    String pid = name.substring(name.lastIndexOf('-') + 1, name.length() - NOTE.length());
    try {
      return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return true; // Not ours.
    }
  }
}
