package io.sightglass.desktop;

import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.report.Tool;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the workstation will want, the log, FFmpeg, profile and detectors, while the screen's
 * toolkit starts: it then is there when it is asked for.
 */
final class WarmUp {

  private WarmUp() {}

  /** Begins, on a thread of its own; the log must be set. */
  static void begin() {
    Thread.ofPlatform().name("sightglass-warm-up").daemon().start(WarmUp::load);
  }

  private static void load() {
    Logger log = LoggerFactory.getLogger(WarmUp.class);
    try {
      Tool.versions();
      new Profiles().find(Profiles.DEFAULT);
      DetectorRegistry.installed();
    } catch (IOException | RuntimeException e) {
      // Whoever asks for it will say so.
      log.info("Not loaded ahead", e);
    }
  }
}
