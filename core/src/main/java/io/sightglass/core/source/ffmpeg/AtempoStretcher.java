package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_get_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.SoundStretcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Stretches by libavfilter's {@code atempo}, which overlaps and adds waveforms that match. */
final class AtempoStretcher implements SoundStretcher {

  private final AVFrame frame = av_frame_alloc();
  private double rate = 1;
  private @Nullable AVFilterGraph graph;
  private @Nullable AVFilterContext in;
  private @Nullable AVFilterContext out;

  @Override
  public void start(double newRate) {
    if (!(newRate >= SLOWEST && newRate <= FASTEST)) {
      throw new IllegalArgumentException("sound at " + newRate + " times its speed");
    }
    rate = newRate;
    free();
  }

  @Override
  public float[][] stretch(AudioBlock block) {
    if (graph == null) {
      build(block);
    }
    feed(block);
    return taken(block.channels());
  }

  private void build(AudioBlock block) {
    AVFilterGraph fresh = avfilter_graph_alloc();
    String filters =
        String.format(
            Locale.ROOT,
            "abuffer@in=sample_fmt=fltp:sample_rate=%1$d:time_base=1/%1$d:channel_layout=%2$dc,"
                + "atempo=%3$f,aformat=sample_fmts=fltp,abuffersink@out",
            block.track().sampleRate(),
            block.channels(),
            rate);
    graph = fresh;
    int result =
        avfilter_graph_parse_ptr(
            fresh, filters, (AVFilterInOut) null, (AVFilterInOut) null, (Pointer) null);
    if (result >= 0) {
      result = avfilter_graph_config(fresh, null);
    }
    require(result);
    in = avfilter_graph_get_filter(fresh, "abuffer@in");
    out = avfilter_graph_get_filter(fresh, "abuffersink@out");
  }

  private void feed(AudioBlock block) {
    frame
        .format(AV_SAMPLE_FMT_FLTP)
        .sample_rate(block.track().sampleRate())
        .nb_samples(block.length());
    av_channel_layout_default(frame.ch_layout(), block.channels());
    require(av_frame_get_buffer(frame, 0));
    for (int c = 0; c < block.channels(); c++) {
      new FloatPointer(frame.extended_data(c)).put(block.channel(c), 0, block.length());
    }
    // The filter takes the samples over and leaves the frame blank.
    require(av_buffersrc_add_frame(in, frame));
  }

  private float[][] taken(int channels) {
    List<float[][]> pieces = new ArrayList<>();
    int length = 0;
    while (av_buffersink_get_frame(out, frame) >= 0) {
      float[][] piece = new float[channels][frame.nb_samples()];
      for (int c = 0; c < channels; c++) {
        new FloatPointer(frame.extended_data(c)).get(piece[c]);
      }
      pieces.add(piece);
      length += frame.nb_samples();
      av_frame_unref(frame);
    }
    float[][] all = new float[channels][length];
    int at = 0;
    for (float[][] piece : pieces) {
      for (int c = 0; c < channels; c++) {
        System.arraycopy(piece[c], 0, all[c], at, piece[c].length);
      }
      at += piece[0].length;
    }
    return all;
  }

  private static void require(int result) {
    if (result < 0) {
      throw new IllegalStateException("sound cannot be stretched: " + Failures.text(result));
    }
  }

  private void free() {
    if (graph != null) {
      avfilter_graph_free(graph);
      graph = null;
    }
  }

  @Override
  public void close() {
    free();
    av_frame_free(frame);
  }
}
