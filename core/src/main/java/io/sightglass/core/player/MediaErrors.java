package io.sightglass.core.player;

import io.sightglass.core.source.MediaException;
import java.util.Objects;

/** What a source's failure is to the user. */
final class MediaErrors {

  private MediaErrors() {}

  /** Its sentence; empty where it was our own doing. */
  static String sentence(MediaException failure) {
    return failure.reason() == MediaException.Reason.INTERRUPTED
        ? ""
        : Objects.requireNonNullElse(failure.getMessage(), "The source failed.");
  }
}
