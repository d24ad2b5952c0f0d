package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detectors that are installed, by id. Immutable. */
public final class DetectorRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorRegistry.class);

  private final Map<String, DetectorFactory> factories = new TreeMap<>();

  /**
   * @throws IllegalArgumentException where two share an id
   */
  public DetectorRegistry(Collection<? extends DetectorFactory> factories) {
    for (DetectorFactory factory : factories) {
      if (this.factories.put(factory.info().id(), factory) != null) {
        throw new IllegalArgumentException("two detectors are called " + factory.info().id());
      }
    }
  }

  /** All on the class path. One that can't be loaded is logged and left out. */
  public static DetectorRegistry installed() {
    List<DetectorFactory> found = new java.util.ArrayList<>();
    Iterator<DetectorFactory> services = ServiceLoader.load(DetectorFactory.class).iterator();
    while (true) {
      try {
        if (!services.hasNext()) {
          return new DetectorRegistry(found);
        }
        found.add(services.next());
      } catch (ServiceConfigurationError e) {
        LOG.warn("A detector cannot be loaded: {}", e.getMessage(), e);
      }
    }
  }

  /**
   * These and one more.
   *
   * @throws IllegalArgumentException where that has an id of these
   */
  public DetectorRegistry with(DetectorFactory more) {
    List<DetectorFactory> all = new java.util.ArrayList<>(factories.values());
    all.add(more);
    return new DetectorRegistry(all);
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
