package io.sightglass.desktop.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The documentation that comes with each detector, in Markdown. */
public final class DetectorPages {

  private static final String FOLDER = "/io/sightglass/docs/detectors/";

  private DetectorPages() {}

  /** The page of the detector of that id; empty where it has none. */
  public static Optional<String> find(String detector) {
    if (!detector.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream page = DetectorPages.class.getResourceAsStream(FOLDER + detector + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
