package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detectors that are dropped into a folder, a jar each that holds what it needs besides this
 * program's own classes. Each jar has a class loader to itself, so that two may bring two versions
 * of a library; what is wrong with one is said, and touches no other.
 */
final class DetectorFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorFolder.class);

  /**
   * A detector of a jar.
   *
   * @param jar where it came from
   */
  record External(DetectorFactory factory, Path jar) {}

  /**
   * What the folder holds.
   *
   * @param problems a sentence for the user each
   */
  record Contents(List<External> detectors, List<String> problems) {}

  private final List<External> detectors = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private DetectorFolder() {}

  /** The user's own: {@link UserFolders#detectors}. */
  static Contents ofUser() {
    return read(UserFolders.detectors());
  }

  /** All jars of {@code folder}, in order of name; a folder that is not there is empty. */
  static Contents read(Path folder) {
    DetectorFolder reading = new DetectorFolder();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(reading::load);
      } catch (IOException e) {
        reading.problems.add(
            "The folder of detectors " + folder + " cannot be read: " + e.getMessage() + ".");
      }
    }
    return new Contents(List.copyOf(reading.detectors), List.copyOf(reading.problems));
  }

  private void load(Path jar) {
    try {
      load(jar, loader(jar));
    } catch (MalformedURLException e) {
      problem(jar, "its path is no URL", e);
    }
  }

  // Never closed: a detector loads classes whenever it first needs them.
  @SuppressWarnings("resource")
  private static URLClassLoader loader(Path jar) throws MalformedURLException {
    return new URLClassLoader(
        "detectors in " + jar.getFileName(),
        new URL[] {jar.toUri().toURL()},
        DetectorFolder.class.getClassLoader());
  }

  private void load(Path jar, ClassLoader loader) {
    Iterator<ServiceLoader.Provider<DetectorFactory>> found =
        ServiceLoader.load(DetectorFactory.class, loader).stream().iterator();
    boolean any = false;
    while (true) {
      try {
        if (!found.hasNext()) {
          break;
        }
        ServiceLoader.Provider<DetectorFactory> provider = found.next();
        // The loader sees this program's own detectors too.
        if (provider.type().getClassLoader() == loader) {
          any = true;
          detectors.add(new External(provider.get(), jar));
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        any = true;
        problem(jar, String.valueOf(e.getMessage()), e);
      }
    }
    if (!any) {
      problems.add(
          "The jar "
              + jar
              + " holds no detector: it has no META-INF/services/"
              + DetectorFactory.class.getName()
              + ".");
    }
  }

  private void problem(Path jar, String reason, Throwable cause) {
    LOG.warn("A detector of {} cannot be loaded", jar, cause);
    problems.add("A detector of the jar " + jar + " cannot be loaded: " + reason + ".");
  }
}
