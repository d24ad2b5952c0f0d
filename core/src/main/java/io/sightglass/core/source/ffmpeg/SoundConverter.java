package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decoded sound as planar float. Only the sample format changes: rate and layout stay, and every
 * sample comes out of the call that took it in.
 */
final class SoundConverter implements AutoCloseable {

  private @Nullable SwrContext context;
  private @Nullable Room room;
  private int format = -1;
  private int rate;
  private int channels;

  /**
   * @return {@code [channel][sample]}
   * @throws MediaException where the sample format can't be converted
   */
  float[][] convert(AVFrame frame) throws MediaException {
    int samples = frame.nb_samples();
    int count = frame.ch_layout().nb_channels();
    float[][] planes = new float[count][samples];
    if (frame.format() == AV_SAMPLE_FMT_FLTP) {
      for (int c = 0; c < count; c++) {
        new FloatPointer(frame.extended_data(c)).get(planes[c]);
      }
      return planes;
    }
    SwrContext converter = contextFor(frame, count);
    Room to = roomFor(samples, count);
    int converted = swr_convert(converter, to.planes, samples, frame.extended_data(), samples);
    for (int c = 0; c < count; c++) {
      to.samples.position((long) c * to.length).get(planes[c], 0, Math.max(converted, 0));
    }
    return planes;
  }

  /** Native memory for converted samples: kept, since getting it costs more than converting. */
  private record Room(
      FloatPointer samples, PointerPointer<FloatPointer> planes, int length, int count)
      implements AutoCloseable {

    static Room of(int length, int count) {
      FloatPointer samples = new FloatPointer((long) length * count);
      PointerPointer<FloatPointer> planes = new PointerPointer<>(count);
      for (int c = 0; c < count; c++) {
        planes.put(c, samples.getPointer((long) c * length));
      }
      return new Room(samples, planes, length, count);
    }

    @Override
    public void close() {
      samples.position(0).close();
      planes.close();
    }
  }

  private Room roomFor(int samples, int count) {
    Room kept = room;
    if (kept != null && kept.length >= samples && kept.count == count) {
      return kept;
    }
    if (kept != null) {
      kept.close();
    }
    Room fresh = Room.of(samples, count);
    room = fresh;
    return fresh;
  }

  private SwrContext contextFor(AVFrame frame, int count) throws MediaException {
    SwrContext current = context;
    if (current != null
        && format == frame.format()
        && rate == frame.sample_rate()
        && channels == count) {
      return current;
    }
    close();
    SwrContext fresh = new SwrContext(null);
    int result =
        swr_alloc_set_opts2(
            fresh,
            frame.ch_layout(),
            AV_SAMPLE_FMT_FLTP,
            frame.sample_rate(),
            frame.ch_layout(),
            frame.format(),
            frame.sample_rate(),
            0,
            null);
    if (result >= 0) {
      result = swr_init(fresh);
    }
    if (result < 0) {
      swr_free(fresh);
      throw new MediaException(
          Reason.UNSUPPORTED,
          "The sound's sample format cannot be converted: "
              + Failures.text(result)
              + ". Choose another track or convert the recording first.");
    }
    context = fresh;
    format = frame.format();
    rate = frame.sample_rate();
    channels = count;
    return fresh;
  }

  @Override
  public void close() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
    if (room != null) {
      room.close();
      room = null;
    }
  }
}
