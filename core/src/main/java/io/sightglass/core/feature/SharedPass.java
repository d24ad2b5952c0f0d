package io.sightglass.core.feature;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.VideoFrame;
import java.util.List;
import java.util.Set;

/**
 * The shared pass: computes what somebody asks for, and nothing else. Every sum over pixels is of
 * integers, so that a result does not depend on the kernel that the machine can run.
 */
public final class SharedPass implements FeatureExtractor {

  private final PicturePass pictures;
  private final SoundPass sound;

  /**
   * @param features what the session's detectors ask for
   */
  public SharedPass(Set<? extends Feature> features) {
    this(features, PlaneKernel.fastest());
  }

  SharedPass(Set<? extends Feature> features, PlaneKernel kernel) {
    pictures = new PicturePass(features, kernel);
    sound = new SoundPass(features);
  }

  @Override
  public FrameFeatures frame(VideoFrame frame) {
    return pictures.features(frame);
  }

  @Override
  public List<AudioFeatures> audio(List<AudioBlock> blocks, boolean last) {
    return sound.features(blocks, last);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
