package io.sightglass.core.detect;

import io.sightglass.core.media.StreamInfo;

/** Makes detectors; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface DetectorFactory {

  DetectorInfo info();

  Detector create(DetectorSettings settings, StreamInfo stream);
}
