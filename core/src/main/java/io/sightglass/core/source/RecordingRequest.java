package io.sightglass.core.source;

import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of a live stream to be kept.
 *
 * @param file where; its extension names the container: {@code .ts} or {@code .mp4}
 * @param from its first instant
 * @param to its end, or empty to go on until {@link Recording#stop}
 */
public record RecordingRequest(Path file, MediaTime from, Optional<MediaTime> to) {

  /** Containers that a recording can be. */
  public enum Container {
    MPEG_TS,
    MP4
  }

  public RecordingRequest {
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw new IllegalArgumentException("recording ends at " + to.get() + ", before its start");
    }
    container(file);
  }

  public Container container() {
    return container(file);
  }

  /**
   * The container that a file's name stands for.
   *
   * @throws IllegalArgumentException with a sentence where it stands for none
   */
  public static Container container(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".ts") || name.endsWith(".m2ts")) {
      return Container.MPEG_TS;
    }
    if (name.endsWith(".mp4") || name.endsWith(".mov")) {
      return Container.MP4;
    }
    throw new IllegalArgumentException(
        "A stream can be kept as MPEG-TS or MP4: end the name '" + file + "' in .ts or .mp4.");
  }
}
