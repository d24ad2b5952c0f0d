package io.sightglass.core.detect;

import java.util.Map;

/**
 * A detector's settings: its defaults, overridden by a profile.
 *
 * @param values by name; always holds every setting of {@link DetectorInfo#settings}
 */
public record DetectorSettings(Map<String, Double> values) {

  public DetectorSettings {
    values = Map.copyOf(values);
  }

  /** The defaults of {@code info}. */
  public static DetectorSettings defaults(DetectorInfo info) {
    return new DetectorSettings(info.settings());
  }

  /**
   * @throws IllegalArgumentException where the detector did not declare the setting
   */
  public double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no setting '" + name + "' among " + values.keySet());
    }
    return value;
  }
}
