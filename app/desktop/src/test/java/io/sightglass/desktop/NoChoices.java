package io.sightglass.desktop;

import io.sightglass.core.report.ReportWriter;
import io.sightglass.desktop.shell.Choices;
import java.nio.file.Path;
import java.util.Optional;

/** A user who cancels each dialog. */
class NoChoices implements Choices {

  @Override
  public Optional<Path> fileToOpen() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> pictureToWrite(String proposed) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> recordingToWrite(String proposed) {
    return Optional.empty();
  }
}
