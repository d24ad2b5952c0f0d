package io.sightglass.core.source;

import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.user.UserFolders;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frame indexes on disk, by what the recording holds. A cache: what cannot be read or written is
 * built anew, and the oldest go first. Thread-safe, also between processes.
 */
public final class FrameIndexCache {

  private static final Logger LOG = LoggerFactory.getLogger(FrameIndexCache.class);

  /** Changes whenever the same packets would give another index, or the file another layout. */
  private static final int VERSION = 1;

  private static final int MAGIC = 0x53474649;
  private static final String SUFFIX = ".index";

  /** Indexes that are kept: of some gigabytes of programme an index takes a megabyte. */
  private static final int MAX_INDEXES = 500;

  private final Path folder;

  /**
   * @param folder made when the first index is stored
   */
  public FrameIndexCache(Path folder) {
    this.folder = folder;
  }

  /** The user's own, in {@link UserFolders#cache}. */
  public static FrameIndexCache ofUser() {
    return new FrameIndexCache(UserFolders.cache().resolve("frame-index"));
  }

  /** What is known of stream {@code track} of the recording. */
  public Optional<FrameIndex> load(ContentFingerprint recording, int track) {
    Path file = file(recording, track);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        return Optional.empty();
      }
      FrameIndex index = FrameIndex.read(in);
      // Reading to the end checks the sum over all.
      if (in.read() >= 0) {
        return Optional.empty();
      }
      // So that what is used is not what goes first.
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.of(index);
    } catch (IOException | NegativeArraySizeException e) {
      LOG.info("The frame index {} cannot be read and is built anew: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Keeps a complete index; readers see the old one or the new one, whole. */
  public void store(ContentFingerprint recording, int track, FrameIndex index) {
    Path file = file(recording, track);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", ".tmp");
      try {
        try (DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh))))) {
          out.writeInt(MAGIC);
          out.writeInt(VERSION);
          index.write(out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      evict();
    } catch (IOException | UncheckedIOException e) {
      LOG.info("The frame index {} cannot be kept: {}", file, e.toString());
    }
  }

  private void evict() throws IOException {
    List<Path> indexes;
    try (Stream<Path> files = Files.list(folder)) {
      indexes = files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    if (indexes.size() > MAX_INDEXES) {
      for (Path oldest :
          indexes.stream()
              .sorted(Comparator.comparing(FrameIndexCache::age))
              .limit(indexes.size() - MAX_INDEXES)
              .toList()) {
        Files.deleteIfExists(oldest);
      }
    }
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private Path file(ContentFingerprint recording, int track) {
    return folder.resolve(recording + "-" + track + SUFFIX);
  }
}
