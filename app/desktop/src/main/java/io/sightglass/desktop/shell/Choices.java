package io.sightglass.desktop.shell;

import io.sightglass.core.report.ReportWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Questions that the system's own dialogs ask. Called by the screen's thread. */
public interface Choices {

  /** A recording to open; empty where the user thought better of it. */
  Optional<Path> fileToOpen();

  /** A folder to write several files to. */
  default Optional<Path> folderToWrite() {
    return Optional.empty();
  }

  /** Where to write a report, its name being {@code proposed} unless the user changes it. */
  Optional<Path> fileToWrite(String proposed, ReportWriter format);

  /** Where to write a picture as PNG. */
  Optional<Path> pictureToWrite(String proposed);

  /** An older version's report, to compare with. */
  default Optional<Path> reportToOpen() {
    return Optional.empty();
  }

  /** A recording to hold the one that is open against. */
  default Optional<Path> referenceToOpen() {
    return Optional.empty();
  }

  /** Another's exported review. */
  default Optional<Path> reviewToOpen() {
    return Optional.empty();
  }

  /** Where to write a review for hand-over. */
  default Optional<Path> reviewToWrite(String proposed) {
    return Optional.empty();
  }

  /** Where to keep what a stream sends. */
  Optional<Path> recordingToWrite(String proposed);
}
