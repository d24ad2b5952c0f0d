package io.sightglass.core.pipeline;

import java.util.Map;

/**
 * How much of each second the analysis uses. An average over the last chunks; immutable.
 *
 * @param chunkMicros length of a chunk
 * @param decodeNanos reading and decoding a chunk
 * @param featureNanos the shared pass over a chunk
 * @param detectorNanos a chunk by detector id
 * @param queuedChunks chunks decoded and not yet analysed
 * @param droppedChunks chunks dropped so far (live only)
 * @param speed programme seconds analysed a second of wall time since the start
 */
public record Headroom(
    long chunkMicros,
    long decodeNanos,
    long featureNanos,
    Map<String, Long> detectorNanos,
    int queuedChunks,
    long droppedChunks,
    double speed) {

  public Headroom {
    detectorNanos = Map.copyOf(detectorNanos);
  }
}
