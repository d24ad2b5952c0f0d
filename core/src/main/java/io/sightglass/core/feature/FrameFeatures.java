package io.sightglass.core.feature;

import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shared pass yields of a picture: what its frame said of itself, and a value for each
 * feature that some detector asked for.
 *
 * @param time presentation time
 * @param durationMicros duration in microseconds
 * @param number frame number
 * @param pictureType I, P, B or {@code ?}
 * @param keyFrame true at a random access point
 * @param interlaced as the stream says
 * @param topFieldFirst as the stream says
 * @param flags decoder's and demuxer's flags
 * @param values by feature, each of its feature's type; see {@link #get}
 */
public record FrameFeatures(
    MediaTime time,
    long durationMicros,
    long number,
    char pictureType,
    boolean keyFrame,
    boolean interlaced,
    boolean topFieldFirst,
    DecodeFlags flags,
    Map<PictureFeature<?>, Object> values) {

  public FrameFeatures {
    values = Map.copyOf(values);
  }

  /** With what {@code frame} says of itself. */
  public static FrameFeatures of(VideoFrame frame, Map<PictureFeature<?>, Object> values) {
    return new FrameFeatures(
        frame.time(),
        frame.durationMicros(),
        frame.number(),
        frame.pictureType(),
        frame.keyFrame(),
        frame.interlaced(),
        frame.topFieldFirst(),
        frame.flags(),
        values);
  }

  /**
   * The value of {@code feature}; null where nobody asked for it, it is not computed of this
   * picture, or (a difference) there was no picture to compare with.
   */
  @SuppressWarnings("unchecked") // Only the feature's own computer puts a value under its key.
  public <T> @Nullable T get(PictureFeature<T> feature) {
    return (T) values.get(feature);
  }
}
