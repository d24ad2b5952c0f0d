package io.sightglass.core.feature;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.VideoFrame;
import java.util.List;

/** The shared pass over a stream's pictures and sound. Used by one thread: the reader's. */
public interface FeatureExtractor extends AutoCloseable {

  /** Features of the next picture, called right after it is decoded, its rows still in cache. */
  FrameFeatures frame(VideoFrame frame);

  /**
   * Features of the sound of one chunk.
   *
   * @param blocks in presentation order within each track
   * @param last true at the end of the programme: what is left of a hop is yielded too
   * @return one for each track that has sound here
   */
  List<AudioFeatures> audio(List<AudioBlock> blocks, boolean last);

  /** Gives back the pictures that it holds for comparison. */
  @Override
  void close();
}
