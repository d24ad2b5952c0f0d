package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DamageMarksTest {

  private final AVPacket packet = av_packet_alloc();
  private final AVCodecParameters unknown = avcodec_parameters_alloc();

  @AfterEach
  void free() {
    av_packet_free(packet);
    avcodec_parameters_free(unknown);
  }

  @Test
  void pictures_ofATransportStream_areDamagedAfterTheMarkedOne() {
    DamageMarks marks = DamageMarks.ofPictures("mpegts", unknown);

    assertThat(damaged(marks, true)).isFalse();
    assertThat(damaged(marks, false)).isTrue();
    assertThat(damaged(marks, false)).isFalse();
  }

  @Test
  void pictures_ofOtherContainers_andSound_areThoseMarked() {
    for (DamageMarks marks :
        new DamageMarks[] {
          DamageMarks.ofPictures("matroska,webm", unknown), DamageMarks.ofSound(unknown)
        }) {
      assertThat(damaged(marks, true)).isTrue();
      assertThat(damaged(marks, false)).isFalse();
    }
  }

  @Test
  void mark_beforeASeek_isForgotten() {
    DamageMarks marks = DamageMarks.ofPictures("hls", unknown);
    damaged(marks, true);
    marks.forget();

    assertThat(damaged(marks, false)).isFalse();
  }

  private boolean damaged(DamageMarks marks, boolean marked) {
    packet.flags(marked ? AV_PKT_FLAG_CORRUPT : 0);
    return marks.damage(packet) != null;
  }
}
