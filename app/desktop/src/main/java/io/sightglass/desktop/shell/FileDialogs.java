package io.sightglass.desktop.shell;

import io.sightglass.core.report.ReportWriter;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
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
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a recording");
    chooser.getExtensionFilters().add(new ExtensionFilter("All files", "*"));
    chooser.setInitialDirectory(existing(openFolder));
    File chosen = chooser.showOpenDialog(owner);
    if (chosen != null) {
      openFolder = chosen.getParentFile();
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export the report");
    chooser.getExtensionFilters().add(new ExtensionFilter(format.title(), "*." + format.format()));
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
