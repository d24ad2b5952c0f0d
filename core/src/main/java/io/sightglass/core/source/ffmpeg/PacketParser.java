package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_get_picture_type_char;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a track's packets: what kind of picture each holds, and whether it is one of
 * its own. Used by one thread.
 */
final class PacketParser implements AutoCloseable {

  private final @Nullable AVCodecParserContext parser;
  private final AVCodecContext codec;
  private final boolean intraOnly;
  private final boolean vp8;
  private final PointerPointer<BytePointer> out = new PointerPointer<>(1);
  private final IntPointer outSize = new IntPointer(1);
  private char type = '?';
  // The structure of a field whose other half has not come yet.
  private int waitingField;
  private boolean shown = true;

  PacketParser(AVStream stream) {
    int id = stream.codecpar().codec_id();
    codec = avcodec_alloc_context3(null);
    avcodec_parameters_to_context(codec, stream.codecpar());
    parser = av_parser_init(id);
    if (parser != null) {
      // The demuxer has cut the stream into pictures: they are only to be looked at.
      parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
    }
    AVCodecDescriptor descriptor = avcodec_descriptor_get(id);
    intraOnly = descriptor != null && (descriptor.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
    vp8 = id == AV_CODEC_ID_VP8;
  }

  /** Looks at the next packet in decoding order. */
  void look(AVPacket packet) {
    type = intraOnly ? 'I' : '?';
    shown = true;
    BytePointer data = packet.data();
    if (parser == null || data == null || packet.size() == 0) {
      return;
    }
    av_parser_parse2(
        parser, codec, out, outSize, data, packet.size(), packet.pts(), packet.dts(), packet.pos());
    if (parser.pict_type() != AV_PICTURE_TYPE_NONE) {
      type = (char) av_get_picture_type_char(parser.pict_type());
    }
    // RFC 6386, 9.1: the fifth bit of a VP8 frame says whether it is shown.
    shown = vp8 ? (data.get(0) & 0x10) != 0 : !secondField(parser.picture_structure());
  }

  private boolean secondField(int structure) {
    boolean field =
        structure == AV_PICTURE_STRUCTURE_TOP_FIELD
            || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    if (field && waitingField != 0 && waitingField != structure) {
      waitingField = 0;
      return true;
    }
    waitingField = field ? structure : 0;
    return false;
  }

  /** I, P, B, or ? where the packet does not say. */
  char type() {
    return type;
  }

  /** False where the packet completes the picture of the one before, or holds a hidden one. */
  boolean shown() {
    return shown;
  }

  @Override
  public void close() {
    if (parser != null) {
      av_parser_close(parser);
    }
    avcodec_free_context(codec);
    out.close();
    outSize.close();
  }
}
