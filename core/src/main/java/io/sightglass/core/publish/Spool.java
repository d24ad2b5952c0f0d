package io.sightglass.core.publish;

import io.sightglass.core.report.Report;
import io.sightglass.core.user.UserFolders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles that wait to be published, in a folder: what is in it survives the program's end, however
 * that comes. A bundle is in the spool once its note is there, which is written last; it leaves the
 * spool by its note's removal, which comes first. Any number of processes may share a spool; each
 * entry is sent by one at a time. Any thread.
 */
public final class Spool {

  /** Disk that bundles may take in all, by default. */
  public static final long DEFAULT_MAX_BYTES = 10L << 30;

  /** Below this much free disk nothing is begun. */
  private static final long MIN_FREE_BYTES = 256L << 20;

  private static final int BLOCK = 1 << 16;

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String NOTE = ".json";
  private static final String BUNDLE = ".zip";
  private static final String PART = ".part";
  private static final String LOCK = ".lock";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Path folder;
  private final long maxBytes;
  private final long minFreeBytes;
  private final Clock clock;
  private final RandomGenerator jitter;

  /**
   * @param folder made where it is not there
   * @throws IOException with a sentence, where it can't be made
   */
  public Spool(Path folder) throws IOException {
    this(folder, DEFAULT_MAX_BYTES, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  /**
   * @param maxBytes disk that bundles may take in all
   * @param clock tells when an entry is due
   * @param jitter spreads attempts, so that many stations don't come back at once
   */
  public Spool(Path folder, long maxBytes, Clock clock, RandomGenerator jitter) throws IOException {
    this(folder, maxBytes, MIN_FREE_BYTES, clock, jitter);
  }

  /**
   * @param minFreeBytes below this much free disk nothing is begun
   */
  public Spool(Path folder, long maxBytes, long minFreeBytes, Clock clock, RandomGenerator jitter)
      throws IOException {
    this.folder = folder;
    this.minFreeBytes = minFreeBytes;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.jitter = jitter;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "The spool " + folder + " cannot be made: " + e.getMessage() + ". Choose another.", e);
    }
  }

  /** The user's spool: the variable {@code SIGHTGLASS_SPOOL}, or a folder of the user's state. */
  public static Path userFolder() {
    String chosen = System.getenv("SIGHTGLASS_SPOOL");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    return UserFolders.state().resolve("spool");
  }

  /**
   * Finds out whether a bundle would have room, before hours are spent on its analysis.
   *
   * @throws IOException with a sentence, where it would not
   */
  public void check() throws IOException {
    FileStore disk = Files.getFileStore(folder);
    if (disk.getUsableSpace() < minFreeBytes) {
      throw new IOException(
          "The disk of the spool "
              + folder
              + " is full: "
              + (disk.getUsableSpace() >> 20)
              + " MiB are left, "
              + (minFreeBytes >> 20)
              + " are wanted. Make room, or set SIGHTGLASS_SPOOL to a folder elsewhere.");
    }
    long held = bytes();
    if (held >= maxBytes) {
      throw full(held);
    }
  }

  /**
   * Puts the bundle of {@code report} in: it is on the disk when this returns. What waits of
   * earlier states of the same session leaves then, for this one has it all.
   *
   * @throws IOException with a sentence, where there is no room; nothing is left of it then
   */
  public SpoolEntry add(Report report, BundleIdentity identity, PublishTarget target)
      throws IOException {
    String id = freshId();
    Path part = folder.resolve(id + BUNDLE + PART);
    MessageDigest sha = Sha256.digest();
    try {
      String result;
      try (FileChannel channel =
              FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream output =
              new DigestOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel)), sha)) {
        result = new BundleWriter().write(report, output);
        output.flush();
        channel.force(true);
      }
      long size = Files.size(part);
      long held = bytes();
      if (held + size > maxBytes) {
        throw full(held);
      }
      Path file = folder.resolve(id + BUNDLE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      Bundle bundle = new Bundle(file, identity, size, Sha256.text(sha.digest()), result);
      Instant now = clock.instant();
      SpoolEntry entry =
          new SpoolEntry(
              id, bundle, target, report.stream().uri(), now, 0, now, Optional.empty(), "");
      save(entry);
      dropSuperseded(entry);
      return entry;
    } catch (FileSystemException e) {
      throw unwritten(e);
    } catch (IOException e) {
      throw diskIsFull() ? unwritten(e) : e;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void dropSuperseded(SpoolEntry newer) throws IOException {
    for (SpoolEntry entry : entries()) {
      if (entry.target().equals(newer.target())
          && entry.bundle().identity().isSupersededBy(newer.bundle().identity())) {
        // Unless it is being sent just now.
        try (FileChannel channel = lockFile(entry.id());
            @org.jspecify.annotations.Nullable FileLock lock = tryLock(channel)) {
          if (lock != null) {
            forget(entry.id());
          }
        } finally {
          forgetLock(entry.id());
        }
      }
    }
  }

  private IOException unwritten(IOException cause) {
    String why =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(cause.getMessage());
    return new IOException(
        "The report cannot be kept in the spool "
            + folder
            + ": "
            + why
            + ". Make room, or set SIGHTGLASS_SPOOL to a folder elsewhere.",
        cause);
  }

  private boolean diskIsFull() throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < BLOCK;
  }

  /** All that wait, in order of arrival. What can't be read is logged and left where it is. */
  public List<SpoolEntry> entries() throws IOException {
    List<SpoolEntry> found = new ArrayList<>();
    for (String id : ids()) {
      try {
        find(id).ifPresent(found::add);
      } catch (IOException e) {
        LOG.warn("{}", e.getMessage(), e);
      }
    }
    return List.copyOf(found);
  }

  /** The entry of that id, unless it has left. */
  public Optional<SpoolEntry> find(String id) throws IOException {
    Path note = folder.resolve(id + NOTE);
    try {
      return Optional.of(SpoolNotes.read(id, folder.resolve(id + BUNDLE), note));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Sends one entry, once, unless another process is at it. A success, or a sentence of failure, is
   * on the disk when this returns.
   *
   * @return what became of it; empty where it has left, or another is at it
   * @throws PublishException where it was tried and failed
   * @throws IOException where the spool itself can't be used
   */
  public Optional<Publication> send(String id, ReportPublisher publisher) throws IOException {
    try (FileChannel channel = lockFile(id);
        @org.jspecify.annotations.Nullable FileLock lock = tryLock(channel)) {
      Optional<SpoolEntry> entry = lock == null ? Optional.empty() : find(id);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      try {
        Publication done = publish(entry.get(), publisher);
        forget(id);
        return Optional.of(done);
      } catch (PublishException e) {
        SpoolEntry failed = entry.get();
        save(failed.failed(e, clock.instant().plus(wait(failed.attempts()))));
        throw e;
      }
    } finally {
      forgetLock(id);
    }
  }

  private FileChannel lockFile(String id) throws IOException {
    return FileChannel.open(
        folder.resolve(id + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void forgetLock(String id) throws IOException {
    if (!Files.exists(folder.resolve(id + NOTE))) {
      Files.deleteIfExists(folder.resolve(id + LOCK));
    }
  }

  /** Takes an entry out, unsent; false where there is none of that id. */
  public boolean drop(String id) throws IOException {
    boolean there = find(id).isPresent();
    forget(id);
    return there;
  }

  /** Removes what a process that was killed had begun. */
  public void sweep() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (abandoned(name) && !alive(name)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean abandoned(String name) {
    boolean orphan = name.endsWith(BUNDLE) || name.endsWith(LOCK);
    return name.endsWith(PART)
        || (orphan
            && !Files.exists(folder.resolve(name.substring(0, name.lastIndexOf('.')) + NOTE)));
  }

  // Ids end in the number of the process that made them.
  private static boolean alive(String name) {
    String id = name.substring(0, name.indexOf('.'));
    try {
      long pid = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return true; // Not ours.
    }
  }

  private static Publication publish(SpoolEntry entry, ReportPublisher publisher)
      throws IOException {
    Bundle bundle = entry.bundle();
    if (!Files.isRegularFile(bundle.file()) || !Sha256.of(bundle.file()).equals(bundle.sha256())) {
      throw new PublishException(
          PublishException.Reason.DAMAGED,
          "The bundle "
              + bundle.file()
              + " in the spool is damaged. Analyse "
              + entry.source()
              + " again, and drop this entry.");
    }
    return publisher.publish(bundle, entry.target());
  }

  // The note first: without it the rest is litter that the next sweep takes away.
  private void forget(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(id + NOTE));
    Files.deleteIfExists(folder.resolve(id + BUNDLE));
  }

  private void save(SpoolEntry entry) throws IOException {
    Path part = folder.resolve(entry.id() + NOTE + PART);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(SpoolNotes.write(entry));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        part,
        folder.resolve(entry.id() + NOTE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  // A name is durable only with its folder; systems whose folders can't be opened do it themselves.
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("The folder {} cannot be forced", folder, e);
    }
  }

  private Duration wait(int attempts) {
    long longest = LONGEST_WAIT.toMillis();
    long base = Math.min(longest, FIRST_WAIT.toMillis() << Math.min(attempts, 20));
    return Duration.ofMillis(base / 2 + jitter.nextLong(base / 2 + 1));
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another thread of this process has it.
    }
  }

  private List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(NOTE))
          .map(name -> name.substring(0, name.length() - NOTE.length()))
          .sorted()
          .toList();
    }
  }

  private String freshId() {
    return String.format(
        java.util.Locale.ROOT,
        "%013d-%08x-%d",
        clock.millis(),
        jitter.nextInt(),
        ProcessHandle.current().pid());
  }

  private long bytes() throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(BUNDLE)).toList()) {
        try {
          sum += Files.size(file);
        } catch (NoSuchFileException e) {
          // Sent meanwhile.
        }
      }
    }
    return sum;
  }

  private IOException full(long held) {
    return new IOException(
        "The spool "
            + folder
            + " is full: reports of "
            + (held >> 20)
            + " MiB wait in it. See 'sightglass spool', send them or drop some.");
  }
}
