package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.cli.Score.Detection;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Analyses a clip by the profile of all detectors, in one lane. */
final class CorpusAnalysis {

  private CorpusAnalysis() {}

  /** All that was found in a clip. */
  static Analysis of(Path clip, UnaryOperator<AnalysisSettings> how) throws Exception {
    AnalysisSettings settings =
        AnalysisSettings.of(MediaRequest.of(clip.toString()), new Profiles().find("everything"))
            .withLanes(1);
    try (AnalysisSession session =
        new AnalysisSession(
            how.apply(settings),
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            DetectorRegistry.installed(),
            new SessionListener() {})) {
      session.start();
      session.await();
      Analysis analysis = session.analysis().orElseThrow();
      assertThat(analysis.result().notRun()).as("%s", clip).noneMatch(NotRun::leavesGap);
      return analysis;
    }
  }

  /** Its defects, in seconds from its first picture. */
  static List<Detection> detections(Path clip, UnaryOperator<AnalysisSettings> how)
      throws Exception {
    Analysis analysis = of(clip, how);
    double origin = analysis.clock().start().map(MediaTime::seconds).orElse(0.0);
    return analysis.timeline().defects().stream()
        .map(defect -> Detection.of(defect, origin))
        .toList();
  }
}
