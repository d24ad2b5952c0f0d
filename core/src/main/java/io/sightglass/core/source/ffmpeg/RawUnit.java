package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamEvent;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A unit whose time is still the container's, because the zero of the axis may not be known yet.
 */
sealed interface RawUnit {

  /** Container time in microseconds. */
  long micros();

  /** Whether it is a picture. */
  default boolean picture() {
    return false;
  }

  MediaUnit finish(Zero zero);

  /** A decoded picture; owns its frame until finished. */
  record Shot(
      AVFrame frame,
      long micros,
      long durationMicros,
      long number,
      PixelFormat format,
      Colour colour,
      DecodeFlags flags,
      int codedBytes)
      implements RawUnit {

    @Override
    public boolean picture() {
      return true;
    }

    @Override
    public MediaUnit finish(Zero zero) {
      return new MediaUnit.Picture(
          new NativeFrame(
              frame,
              new NativeFrame.Facts(
                  zero.time(micros), durationMicros, number, format, colour, flags, codedBytes)));
    }
  }

  /** Decoded sound. */
  record Sound(AudioTrack track, long micros, long firstSample, float[][] planes, boolean damaged)
      implements RawUnit {

    @Override
    public MediaUnit finish(Zero zero) {
      return new MediaUnit.Sound(
          new AudioBlock(track, zero.time(micros), firstSample, planes, damaged));
    }
  }

  /** An event. */
  record Happening(StreamEvent.Kind kind, long micros, int stream, String detail, long extentMicros)
      implements RawUnit {

    @Override
    public MediaUnit finish(Zero zero) {
      return new MediaUnit.Event(
          new StreamEvent(kind, zero.time(micros), stream, detail, extentMicros));
    }
  }
}
