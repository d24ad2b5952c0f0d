package io.sightglass.core.pipeline;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.source.MediaRequest;
import java.util.Set;

/**
 * What to analyse and how.
 *
 * @param media what to open
 * @param profile what counts as a defect
 * @param detectors ids of the detectors to run; empty for all
 * @param chunkMicros length of a chunk
 * @param lanes threads that detectors share
 * @param chunksInFlight chunks that may be between reader and aggregator: the memory budget
 */
public record AnalysisSettings(
    MediaRequest media,
    Profile profile,
    Set<String> detectors,
    long chunkMicros,
    int lanes,
    int chunksInFlight) {

  private static final long SECOND = 1_000_000;

  public AnalysisSettings {
    detectors = Set.copyOf(detectors);
    if (chunkMicros <= 0 || lanes <= 0 || chunksInFlight <= 0) {
      throw new IllegalArgumentException(
          "chunks of " + chunkMicros + " µs, " + lanes + " lanes, " + chunksInFlight + " chunks");
    }
  }

  /** All detectors, chunks of one second, four in flight, two lanes where there are cores. */
  public static AnalysisSettings of(MediaRequest media, Profile profile) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new AnalysisSettings(media, profile, Set.of(), SECOND, Math.clamp(cores - 1, 1, 2), 4);
  }

  public AnalysisSettings withDetectors(Set<String> ids) {
    return new AnalysisSettings(media, profile, ids, chunkMicros, lanes, chunksInFlight);
  }

  public AnalysisSettings withChunkMicros(long micros) {
    return new AnalysisSettings(media, profile, detectors, micros, lanes, chunksInFlight);
  }

  public AnalysisSettings withLanes(int count) {
    return new AnalysisSettings(media, profile, detectors, chunkMicros, count, chunksInFlight);
  }

  public AnalysisSettings withChunksInFlight(int count) {
    return new AnalysisSettings(media, profile, detectors, chunkMicros, lanes, count);
  }
}
