package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.io.ByteArrayOutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroRunsTest {

  private final AVCodecParameters track = avcodec_parameters_alloc();

  @AfterEach
  void free() {
    avcodec_parameters_free(track);
  }

  private boolean found(byte[] bytes) {
    AVPacket packet = av_packet_alloc();
    try {
      avcodec.av_new_packet(packet, bytes.length);
      packet.data().put(bytes, 0, bytes.length);
      return ZeroRuns.of(track).in(packet);
    } finally {
      av_packet_free(packet);
    }
  }

  /** Pieces of so many bytes each: zeros where negative. */
  private static byte[] bytes(int... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int piece : pieces) {
      for (int i = 0; i < Math.abs(piece); i++) {
        out.write(piece < 0 ? 0 : 0x5a);
      }
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private void withLengths() {
    track.codec_id(AV_CODEC_ID_H264);
    BytePointer record = new BytePointer(av_mallocz(64)).capacity(64);
    record.put(0, (byte) 1);
    record.put(4, (byte) 3);
    track.extradata(record);
    track.extradata_size(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {AV_CODEC_ID_H264, AV_CODEC_ID_MPEG2VIDEO})
  void zeros_withinAPicture_areFound_stuffingIsNot(int codec) {
    track.codec_id(codec);
    byte[] start = {0, 0, 1, 0x65};
    for (int before = 1; before < 20; before++) {
      assertThat(found(join(start, bytes(before, -8, 30)))).as("after %d", before).isTrue();
      assertThat(found(join(start, bytes(before, -7, 30)))).as("after %d", before).isFalse();
    }
    assertThat(found(join(start, bytes(40, -411, 9)))).isTrue();
    assertThat(found(join(start, bytes(40, -16), start, bytes(30)))).as("before a code").isFalse();
    assertThat(found(join(start, bytes(40, -16)))).as("at the end").isFalse();
  }

  @Test
  void unitsWithLengths_areLookedAtOneByOne() {
    withLengths();
    byte[] first = bytes(30, -10);
    byte[] second = bytes(50, -9, 5);
    assertThat(found(join(length(first), first, length(first), first))).isFalse();
    assertThat(found(join(length(first), first, length(second), second))).isTrue();
    assertThat(found(join(new byte[] {0, 0, 99, 0}, first))).as("a wrong length").isFalse();
  }

  private static byte[] length(byte[] unit) {
    return new byte[] {0, 0, 0, (byte) unit.length};
  }

  @Test
  void otherCodecs_mayHaveZeros() {
    track.codec_id(AV_CODEC_ID_VP9);
    assertThat(found(bytes(10, -100, 10))).isFalse();
  }
}
