package io.sightglass.benchmarks;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The least that an exact seek can cost: FFmpeg's decoder, one thread, from the preceding key
 * packet to the picture, all packets in memory, nothing else done. Ends with the process.
 */
final class SeekLimit {

  private final List<AVPacket> packets = new ArrayList<>();
  private final List<Integer> shown;
  private final AVCodecContext decoder;
  private final AVFrame frame = av_frame_alloc();

  SeekLimit(Path clip) throws IOException {
    AVFormatContext context = new AVFormatContext(null);
    if (avformat_open_input(context, clip.toString(), (AVInputFormat) null, (AVDictionary) null) < 0
        || avformat_find_stream_info(context, (AVDictionary) null) < 0) {
      throw new IOException(clip + " cannot be opened");
    }
    int video = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    AVPacket packet = av_packet_alloc();
    while (av_read_frame(context, packet) >= 0) {
      if (packet.stream_index() == video) {
        packets.add(av_packet_clone(packet));
      }
      av_packet_unref(packet);
    }
    shown = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      shown.add(i);
    }
    shown.sort(Comparator.comparingLong(i -> packets.get(i).pts()));
    AVCodec codec = avcodec_find_decoder(context.streams(video).codecpar().codec_id());
    decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(decoder, context.streams(video).codecpar());
    decoder.thread_count(1);
    avcodec_open2(decoder, codec, (AVDictionary) null);
  }

  int pictures() {
    return packets.size();
  }

  /** Decodes from the key packet until picture {@code number} comes out. */
  void decode(int number) {
    int wanted = shown.get(number);
    long stamp = packets.get(wanted).pts();
    int key = wanted;
    while (key > 0
        && ((packets.get(key).flags() & AV_PKT_FLAG_KEY) == 0 || packets.get(key).pts() > stamp)) {
      key--;
    }
    avcodec_flush_buffers(decoder);
    for (int i = key; ; i++) {
      avcodec_send_packet(decoder, i < packets.size() ? packets.get(i) : null);
      while (avcodec_receive_frame(decoder, frame) >= 0) {
        boolean reached = frame.pts() >= stamp;
        av_frame_unref(frame);
        if (reached) {
          return;
        }
      }
      if (i > packets.size()) {
        throw new IllegalStateException("picture " + number + " does not come out");
      }
    }
  }
}
