package io.sightglass.desktop.shell;

import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.review.ReviewFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks by the system's file dialogs, and remembers the folders. */
public final class FileDialogs implements Choices {

  private final Window owner;
  private @Nullable File openFolder;
  private @Nullable File writeFolder;

  public FileDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> fileToOpen() {
    return open("Open a recording", new ExtensionFilter("All files", "*"));
  }

  @Override
  public Optional<Path> referenceToOpen() {
    return open("Compare with a reference", new ExtensionFilter("All files", "*"));
  }

  @Override
  public Optional<Path> reportToOpen() {
    return open(
        "Compare with an older report",
        new ExtensionFilter("Reports", "*.json", "*.qctools.xml.gz", "*.xml"));
  }

  @Override
  public Optional<Path> reviewToOpen() {
    return open("Take in a review", new ExtensionFilter("Reviews", "*.json"));
  }

  @Override
  public Optional<Path> reviewToWrite(String proposed) {
    return save(
        "Export the review", proposed, new ExtensionFilter("Review", "*." + ReviewFile.EXTENSION));
  }

  private Optional<Path> open(String title, ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(filter);
    chooser.setInitialDirectory(existing(openFolder));
    File chosen = chooser.showOpenDialog(owner);
    if (chosen != null) {
      openFolder = chosen.getParentFile();
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> folderToWrite() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Write the reports to");
    chooser.setInitialDirectory(existing(writeFolder));
    File chosen = chooser.showDialog(owner);
    if (chosen != null) {
      writeFolder = chosen;
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
    return save(
        "Export the report",
        proposed,
        new ExtensionFilter(format.title(), "*." + format.extension()));
  }

  @Override
  public Optional<Path> pictureToWrite(String proposed) {
    return save("Save the picture", proposed, new ExtensionFilter("PNG picture", "*.png"));
  }

  @Override
  public Optional<Path> recordingToWrite(String proposed) {
    return save(
        "Record the stream",
        proposed,
        new ExtensionFilter("MPEG transport stream, MP4", "*.ts", "*.mp4"));
  }

  private Optional<Path> save(String title, String proposed, ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(filter);
    chooser.setInitialFileName(proposed);
    chooser.setInitialDirectory(existing(writeFolder));
    File chosen = chooser.showSaveDialog(owner);
    if (chosen != null) {
      writeFolder = chosen.getParentFile();
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  // The dialog throws where the folder has gone meanwhile.
  private static @Nullable File existing(@Nullable File folder) {
    return folder != null && folder.isDirectory() ? folder : null;
  }
}
