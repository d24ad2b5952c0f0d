package io.sightglass.core.feature;

import java.util.List;

/**
 * The features of one chunk.
 *
 * @param frames one for each picture of the chunk, in order
 * @param audio one for each audio track
 */
public record ChunkFeatures(List<FrameFeatures> frames, List<AudioFeatures> audio) {

  public ChunkFeatures {
    frames = List.copyOf(frames);
    audio = List.copyOf(audio);
  }
}
