package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** One stream's decoder: packets in, frames out, refusals counted. Used by one thread at a time. */
final class Decoder implements AutoCloseable {

  private static final int EAGAIN = -11;

  private final AVCodecContext context;
  private final int stream;
  private final PacketSize size = new PacketSize();
  private int refusals;

  Decoder(CodedTrack track, int threads) throws MediaException {
    this.stream = track.index();
    AVCodec codec = avcodec_find_decoder(track.parameters().codec_id());
    if (codec == null) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          "Stream "
              + this.stream
              + " is coded as "
              + avcodec_get_name(track.parameters().codec_id()).getString()
              + ", which this build cannot decode. Choose another track or convert it first.");
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, track.parameters());
    try (AVRational base = track.base().rational()) {
      context.pkt_timebase(base);
    }
    context.thread_count(threads);
    context.max_pixels(Bounds.PIXELS);
    // A damaged picture must come out damaged: one that is held back cannot be inspected.
    context.flags(context.flags() | AV_CODEC_FLAG_OUTPUT_CORRUPT | AV_CODEC_FLAG_COPY_OPAQUE);
    // With more threads a damaged picture differs from run to run in any case.
    if (threads == 1 && track.parameters().codec_type() == AVMEDIA_TYPE_VIDEO) {
      context.get_buffer2(SteadyBuffers.INSTANCE);
    }
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0) {
      close();
      throw new MediaException(
          Reason.UNSUPPORTED,
          "Stream " + this.stream + " cannot be decoded: " + Failures.text(opened) + ".");
    }
  }

  int stream() {
    return stream;
  }

  /**
   * Feeds a packet; null ends the stream. All frames must have been received before.
   *
   * @return false where the decoder refused the packet
   */
  boolean send(@Nullable AVPacket packet) {
    if (packet != null) {
      size.mark(packet);
    }
    int result = avcodec_send_packet(context, packet);
    return noted(result);
  }

  /** The next finished frame, owned by the caller; null where there is none until the next send. */
  @Nullable AVFrame receive() {
    AVFrame frame = av_frame_alloc();
    int result = avcodec_receive_frame(context, frame);
    // A refusal may come out here instead of at the send; the frame after it is still to be had.
    for (int tries = 0; result < 0 && !noted(result) && tries < 16; tries++) {
      result = avcodec_receive_frame(context, frame);
    }
    if (result < 0) {
      av_frame_free(frame);
      return null;
    }
    return frame;
  }

  private boolean noted(int result) {
    if (result >= 0 || result == EAGAIN || result == AVERROR_EOF) {
      return true;
    }
    refusals++;
    return false;
  }

  /** Refusals since the last call. */
  int takeRefusals() {
    int taken = refusals;
    refusals = 0;
    return taken;
  }

  /** Forgets what is half decoded, after a seek. */
  void flush() {
    avcodec_flush_buffers(context);
    refusals = 0;
  }

  @Override
  public void close() {
    avcodec_free_context(context);
  }
}
