package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_profile_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BAYER;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_FLOAT;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_XYZ;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_channel_from_index;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Says in our types what FFmpeg says in its own. */
final class Formats {

  private static final long UNFIT =
      AV_PIX_FMT_FLAG_BE
          | AV_PIX_FMT_FLAG_PAL
          | AV_PIX_FMT_FLAG_BITSTREAM
          | AV_PIX_FMT_FLAG_HWACCEL
          | AV_PIX_FMT_FLAG_BAYER
          | AV_PIX_FMT_FLAG_FLOAT
          | AV_PIX_FMT_FLAG_XYZ;

  private static final int MAX_RATE = 480;

  private Formats() {}

  static VideoTrack video(AVFormatContext context, AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    int sarNumerator;
    int sarDenominator;
    try (AVRational sar = av_guess_sample_aspect_ratio(context, stream, null)) {
      boolean square = sar.num() <= 0 || sar.den() <= 0;
      sarNumerator = square ? 1 : sar.num();
      sarDenominator = square ? 1 : sar.den();
    }
    return new VideoTrack(
        stream.index(),
        avcodec_get_name(codec.codec_id()).getString(),
        text(avcodec_profile_name(codec.codec_id(), codec.profile())),
        codec.width(),
        codec.height(),
        delivered(codec.format()),
        colour(
            codec.color_space(), codec.color_primaries(), codec.color_trc(), codec.color_range()),
        rate(context, stream),
        sarNumerator,
        sarDenominator,
        // AVFieldOrder: 0 unknown, 1 progressive, above that interlaced in some order.
        codec.field_order() > 1,
        Rotation.degrees(codec),
        tag(stream.metadata(), "language"));
  }

  private static FrameRate rate(AVFormatContext context, AVStream stream) {
    try (AVRational guess = av_guess_frame_rate(context, stream, null)) {
      return Stream.of(guess, stream.avg_frame_rate())
          .filter(r -> r.num() > 0 && r.den() > 0)
          // Containers without a rate make FFmpeg guess their clock's: nobody shoots at 1000.
          .filter(r -> r.num() / r.den() <= MAX_RATE)
          .map(r -> new FrameRate(r.num(), r.den()))
          .findFirst()
          .orElse(new FrameRate(25, 1));
    }
  }

  static AudioTrack audio(AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    return audio(
        stream.index(),
        avcodec_get_name(codec.codec_id()).getString(),
        codec.sample_rate(),
        codec.ch_layout(),
        tag(stream.metadata(), "language"));
  }

  static TextTrack text(AVStream stream) {
    return new TextTrack(
        stream.index(),
        avcodec_get_name(stream.codecpar().codec_id()).getString(),
        tag(stream.metadata(), "language"));
  }

  /** The track as its decoder now delivers it. */
  static AudioTrack audio(AudioTrack before, AVFrame frame) {
    return audio(
        before.index(), before.codec(), frame.sample_rate(), frame.ch_layout(), before.language());
  }

  private static AudioTrack audio(
      int index, String codec, int rate, AVChannelLayout layout, String language) {
    List<String> channels = new ArrayList<>();
    byte[] name = new byte[32];
    for (int i = 0; i < layout.nb_channels(); i++) {
      av_channel_name(name, name.length, av_channel_layout_channel_from_index(layout, i));
      channels.add(text(name));
    }
    byte[] description = new byte[128];
    av_channel_layout_describe(layout, description, description.length);
    return new AudioTrack(index, codec, rate, text(description), channels, language);
  }

  /** The format of the pictures that a decoder's {@code format} is delivered in. */
  private static PixelFormat delivered(int format) {
    return planar(format)
        .or(() -> planar(PictureConverter.target(format)))
        .orElse(new PixelFormat("unknown", 8, 1, 0, 0, false));
  }

  /**
   * The format in our terms, or empty where its samples are packed, big-endian, float, shifted,
   * looked up in a palette or smaller than a byte.
   */
  static Optional<PixelFormat> planar(int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    if (descriptor == null || (descriptor.flags() & UNFIT) != 0) {
      return Optional.empty();
    }
    int components = descriptor.nb_components();
    int depth = descriptor.comp(0).depth();
    for (int i = 0; i < components; i++) {
      AVComponentDescriptor component = descriptor.comp(i);
      // NV12 and its kin are planar by flag, but share a plane between two components.
      if (component.step() != (depth > 8 ? 2 : 1)
          || component.depth() != depth
          || component.shift() != 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new PixelFormat(
            descriptor.name().getString(),
            depth,
            components,
            descriptor.log2_chroma_w(),
            descriptor.log2_chroma_h(),
            (descriptor.flags() & AV_PIX_FMT_FLAG_RGB) != 0));
  }

  static Colour colour(AVFrame frame) {
    return colour(
        frame.colorspace(), frame.color_primaries(), frame.color_trc(), frame.color_range());
  }

  private static Colour colour(int matrix, int primaries, int transfer, int range) {
    return new Colour(
        named(av_color_space_name(matrix)),
        named(av_color_primaries_name(primaries)),
        named(av_color_transfer_name(transfer)),
        range == AVCOL_RANGE_JPEG);
  }

  private static String named(@Nullable BytePointer name) {
    String text = text(name);
    return text.isEmpty() ? "unknown" : text;
  }

  static String tag(@Nullable AVDictionary metadata, String key) {
    AVDictionaryEntry entry = av_dict_get(metadata, key, null, 0);
    return entry == null ? "" : entry.value().getString(StandardCharsets.UTF_8);
  }

  private static String text(@Nullable BytePointer string) {
    return string == null || string.isNull() ? "" : string.getString();
  }

  /** What stands before the first zero. */
  static String text(byte[] terminated) {
    int end = 0;
    while (end < terminated.length && terminated[end] != 0) {
      end++;
    }
    return new String(terminated, 0, end, StandardCharsets.UTF_8);
  }
}
