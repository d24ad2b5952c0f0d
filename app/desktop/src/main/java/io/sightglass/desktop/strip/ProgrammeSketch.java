package io.sightglass.desktop.strip;

import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.pipeline.SessionListener;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Takes a small picture of each chunk that is analysed, and its sound's peaks, at hand when the
 * chunk goes by: nothing is decoded for them. Told by the session's threads; read by the screen's.
 */
public final class ProgrammeSketch implements SessionListener {

  /** 20 kB each. */
  private static final int MOST_PICTURES = 1024;

  /** Lines of a small picture: twice what is shown, for screens of fine pixels. */
  private static final int LINES = 64;

  private static final int MOST_COLUMNS = 256;
  private static final int BYTES_A_PIXEL = 4;

  private final Supplier<PictureScaler> scalers;
  private final Optional<VideoTrack> track;
  private final Optional<AudioTrack> sound;
  private final Thumbnails<Image> pictures = new Thumbnails<>(MOST_PICTURES);
  private final SoundPeaks peaks = new SoundPeaks();
  private @Nullable PictureScaler scaler;

  /**
   * @param scalers makes a scaler
   */
  public ProgrammeSketch(StreamInfo stream, Supplier<PictureScaler> scalers) {
    this.scalers = scalers;
    this.track = stream.selectedVideo();
    this.sound = stream.selectedAudio();
  }

  @Override
  public synchronized void decoded(FeatureChunk chunk) {
    List<VideoFrame> frames = chunk.chunk().frames();
    if (!frames.isEmpty() && track.isPresent()) {
      add(frames.getFirst(), track.get());
    }
    for (AudioFeatures features : chunk.features().audio()) {
      float[][] peak = features.peak();
      if (peak != null && sound.isPresent() && features.track().index() == sound.get().index()) {
        add(features, peak);
      }
    }
  }

  private void add(VideoFrame frame, VideoTrack video) {
    if (!pictures.wants(frame.time().micros())) {
      return;
    }
    int width =
        2 * (int) Math.clamp(Math.round(LINES * video.displayAspect() / 2), 8, MOST_COLUMNS / 2);
    ByteBuffer pixels = ByteBuffer.allocateDirect(width * LINES * BYTES_A_PIXEL);
    if (scaler == null) {
      scaler = scalers.get();
    }
    scaler.toBgra(frame, MemorySegment.ofBuffer(pixels), width, LINES, width * BYTES_A_PIXEL);
    pictures.add(
        frame.time().micros(),
        new WritableImage(
            new PixelBuffer<>(width, LINES, pixels, PixelFormat.getByteBgraPreInstance())));
  }

  private void add(AudioFeatures features, float[][] peak) {
    for (int hop = 0; hop < features.hops(); hop++) {
      float most = 0;
      for (float[] channel : peak) {
        most = Math.max(most, channel[hop]);
      }
      peaks.add(features.times()[hop].micros(), most);
    }
  }

  @Override
  public synchronized void ended(SessionEnd end) {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
  }

  boolean hasPictures() {
    return track.isPresent();
  }

  boolean hasSound() {
    return sound.isPresent();
  }

  /** Width over height as shown, before it is turned. */
  double aspect() {
    return track.map(VideoTrack::displayAspect).orElse(1.0);
  }

  /** Degrees clockwise by which pictures are to be turned. */
  int rotation() {
    return track.map(VideoTrack::rotation).orElse(0);
  }

  Thumbnails<Image> pictures() {
    return pictures;
  }

  SoundPeaks peaks() {
    return peaks;
  }
}
