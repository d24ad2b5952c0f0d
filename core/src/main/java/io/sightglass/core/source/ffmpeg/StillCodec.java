package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Codes one frame as one file. */
final class StillCodec {

  private StillCodec() {}

  /**
   * The file.
   *
   * @param codec FFmpeg's id of a codec of still pictures
   * @param settings sets what is the codec's own, before it is opened
   */
  static byte[] encode(int codec, AVFrame frame, Consumer<AVCodecContext> settings) {
    AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(codec));
    AVPacket packet = av_packet_alloc();
    try {
      encoder.width(frame.width()).height(frame.height()).pix_fmt(frame.format());
      encoder.time_base().num(1).den(25);
      settings.accept(encoder);
      int result = avcodec_open2(encoder, null, (AVDictionary) null);
      if (result >= 0) {
        result = avcodec_send_frame(encoder, frame);
      }
      if (result >= 0) {
        result = avcodec_receive_packet(encoder, packet);
      }
      if (result < 0) {
        throw new IllegalStateException("a picture could not be written: " + Failures.text(result));
      }
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(encoder);
    }
  }
}
