package io.sightglass.desktop.settings;

import io.sightglass.core.alert.AlertSetupReader;
import io.sightglass.core.publish.Spool;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How reports leave the window, and whom a live stream's alerts go to.
 *
 * @param target where reports were published last
 * @param export which were written last
 * @param spool the folder of what waits to be published
 * @param alerts the file that says who is alerted; empty for nobody
 */
public record HandoverSettings(
    TargetSettings target, ExportSettings export, Path spool, Optional<Path> alerts) {

  /** In the user's own folders. */
  public static HandoverSettings ofUser() {
    return new HandoverSettings(
        TargetSettings.ofUser(),
        ExportSettings.ofUser(),
        Spool.userFolder(),
        AlertSetupReader.userFile());
  }

  /** In one folder, and nobody is alerted. */
  public static HandoverSettings in(Path folder) {
    return new HandoverSettings(
        new TargetSettings(folder.resolve("publish.properties")),
        new ExportSettings(folder.resolve("export.properties")),
        folder.resolve("spool"),
        Optional.empty());
  }
}
