package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.user.UserFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detectors that are installed, by id: this program's own, and those of the user's folder
 * ({@link UserFolders#detectors}). Immutable.
 */
public final class DetectorRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorRegistry.class);

  private final Map<String, DetectorFactory> factories = new TreeMap<>();
  private final Map<String, Path> jars;
  private final List<String> problems;

  /**
   * @throws IllegalArgumentException where two share an id
   */
  public DetectorRegistry(Collection<? extends DetectorFactory> factories) {
    this(factories, Map.of(), List.of());
  }

  private DetectorRegistry(
      Collection<? extends DetectorFactory> factories,
      Map<String, Path> jars,
      List<String> problems) {
    for (DetectorFactory factory : factories) {
      if (this.factories.put(factory.info().id(), factory) != null) {
        throw new IllegalArgumentException("two detectors are called " + factory.info().id());
      }
    }
    this.jars = Map.copyOf(jars);
    this.problems = List.copyOf(problems);
  }

  /** All on the class path and in the user's folder. What can't be loaded is left out, and said. */
  public static DetectorRegistry installed() {
    List<DetectorFactory> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Iterator<DetectorFactory> services =
        ServiceLoader.load(DetectorFactory.class, DetectorRegistry.class.getClassLoader())
            .iterator();
    while (true) {
      try {
        if (!services.hasNext()) {
          break;
        }
        found.add(services.next());
      } catch (ServiceConfigurationError e) {
        LOG.warn("A detector cannot be loaded: {}", e.getMessage(), e);
        problems.add("A detector cannot be loaded: " + e.getMessage() + ".");
      }
    }
    DetectorFolder.Contents folder = DetectorFolder.ofUser();
    problems.addAll(folder.problems());
    return new DetectorRegistry(found, Map.of(), problems).with(folder.detectors());
  }

  /** These and those of a folder that get on with them; why another does not is a problem. */
  DetectorRegistry with(List<DetectorFolder.External> external) {
    List<DetectorFactory> all = new ArrayList<>(factories.values());
    Map<String, Path> from = new HashMap<>(jars);
    List<String> said = new ArrayList<>(problems);
    Set<String> metrics = new HashSet<>();
    factories.values().forEach(factory -> metrics.addAll(metrics(factory.info())));
    Set<String> ids = new HashSet<>(factories.keySet());
    for (DetectorFolder.External each : external) {
      try {
        DetectorInfo info = each.factory().info();
        List<String> own = metrics(info);
        if (!ids.add(info.id())) {
          said.add(
              "The jar %s has a detector '%s'; there is one of that name already."
                  .formatted(each.jar(), info.id()));
        } else if (own.stream().anyMatch(metrics::contains)) {
          said.add(
              "The detector '%s' of the jar %s measures %s, which another detector measures already."
                  .formatted(
                      info.id(),
                      each.jar(),
                      own.stream().filter(metrics::contains).findFirst().orElseThrow()));
        } else {
          metrics.addAll(own);
          all.add(each.factory());
          from.put(info.id(), each.jar());
        }
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("A detector of {} does not say what it is", each.jar(), e);
        said.add("A detector of the jar " + each.jar() + " does not say what it is: " + e + ".");
      }
    }
    return new DetectorRegistry(all, from, said);
  }

  private static List<String> metrics(DetectorInfo info) {
    return info.metrics().stream().map(MetricInfo::name).toList();
  }

  /**
   * These and one more.
   *
   * @throws IllegalArgumentException where that has an id of these
   */
  public DetectorRegistry with(DetectorFactory more) {
    List<DetectorFactory> all = new ArrayList<>(factories.values());
    all.add(more);
    return new DetectorRegistry(all, jars, problems);
  }

  /** Why detectors that are there could not be taken: a sentence for the user each. */
  public List<String> problems() {
    return problems;
  }

  /** The jar in the user's folder that a detector came from; empty for this program's own. */
  public Optional<Path> jar(String id) {
    return Optional.ofNullable(jars.get(id));
  }

  /** In order of id. */
  public List<DetectorInfo> detectors() {
    return factories.values().stream()
        .map(DetectorFactory::info)
        .sorted(Comparator.comparing(DetectorInfo::id))
        .toList();
  }

  public Optional<DetectorFactory> find(String id) {
    return Optional.ofNullable(factories.get(id));
  }
}
