package io.sightglass.core.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Saves reports so that a reader finds the whole new file or the old one, never half of one:
 * written beside the target, forced to the disk, then moved over it. Messages of what is thrown are
 * sentences for the user.
 */
public final class ReportFiles {

  private ReportFiles() {}

  /**
   * Finds out whether a report could be saved, before hours are spent on one.
   *
   * @throws IOException where it could not
   */
  public static void check(Path file) throws IOException {
    Path target = target(file);
    if (special(target)) {
      return;
    }
    Path probe = partFor(target);
    try {
      Files.newByteChannel(probe, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
    } catch (IOException e) {
      throw sentence(file, e);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream output) throws IOException;
  }

  /**
   * Writes {@code report} to {@code file}, over what was there.
   *
   * @throws IOException where that fails; what was there is then untouched
   */
  public static void save(Report report, ReportWriter writer, Path file) throws IOException {
    save(output -> writer.write(report, output), file);
  }

  /**
   * Writes {@code content} to {@code file}, over what was there.
   *
   * @throws IOException where that fails; what was there is then untouched
   */
  public static void save(Content content, Path file) throws IOException {
    Path target = target(file);
    if (special(target)) {
      try (OutputStream output = Files.newOutputStream(target)) {
        content.write(output);
      }
      return;
    }
    Path part = partFor(target);
    try {
      write(content, part);
      move(part, target);
    } catch (ReportException e) {
      throw new ReportException("The report " + file + " was not written. " + e.getMessage(), e);
    } catch (IOException e) {
      throw sentence(file, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Content content, Path part) throws IOException {
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream output = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.write(output);
      output.flush();
      channel.force(true);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  // A link stays a link: what it points to is replaced.
  private static Path target(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new IOException(
          "The report " + file + " cannot be written: that is a directory. Name a file in it.");
    }
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException(
          "The report "
              + file
              + " cannot be written: the directory "
              + parent
              + " does not exist. Make it first.");
    }
    return Files.exists(absolute) ? absolute.toRealPath() : absolute;
  }

  /** A device or a pipe can't be replaced. */
  private static boolean special(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target);
  }

  private static Path partFor(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  private static IOException sentence(Path file, IOException cause) {
    String why =
        switch (cause) {
          case AccessDeniedException e -> "there is no permission to write there";
          case FileSystemException e when e.getReason() != null -> e.getReason();
          default -> String.valueOf(cause.getMessage());
        };
    return new IOException(
        "The report " + file + " cannot be written: " + why + ". Choose another place.", cause);
  }
}
