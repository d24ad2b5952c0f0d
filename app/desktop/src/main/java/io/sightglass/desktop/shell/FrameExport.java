package io.sightglass.desktop.shell;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.desktop.player.FrameFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the picture on screen in the background: as decoded, and beside it as it is shown. */
final class FrameExport {

  private static final Logger LOG = LoggerFactory.getLogger(FrameExport.class);

  private final FrameFiles files;
  private final Executor background;

  FrameExport(FrameFiles files, Executor background) {
    this.files = files;
    this.background = background;
  }

  /**
   * @param frame as decoded; closed when it is written
   * @param shown with what lies over it
   * @param file of the picture as decoded
   */
  void save(VideoFrame frame, Image shown, Path file, ReportExport.Told told) {
    background.execute(() -> {
      try (frame) {
        files.write(frame, file);
        FrameFiles.write(shown, overlaid(file));
        told.written(file);
      } catch (IOException e) {
        LOG.info("{} was not written", file, e);
        told.failed(
            "The picture "
                + file
                + " cannot be written. Check that the folder is there and can be written.");
      }
    });
  }

  /** Where the picture with what lies over it goes. */
  static Path overlaid(Path file) {
    String name = String.valueOf(file.getFileName());
    String plain = name.endsWith(".png") ? name.substring(0, name.length() - 4) : name;
    return file.resolveSibling(plain + "-shown.png");
  }
}
