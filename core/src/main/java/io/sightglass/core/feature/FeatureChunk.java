package io.sightglass.core.feature;

import io.sightglass.core.media.Chunk;

/**
 * A chunk with its features; whoever holds it owns one reference of the chunk.
 *
 * @param chunk pictures and sound
 * @param features what the shared pass found in them
 * @param featureNanos processor time the pass took, by {@link CpuClock}
 */
public record FeatureChunk(Chunk chunk, ChunkFeatures features, long featureNanos)
    implements AutoCloseable {

  @Override
  public void close() {
    chunk.close();
  }
}
