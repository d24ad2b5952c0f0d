package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import io.sightglass.core.source.MediaException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Packets of one track in, units out. */
abstract class TrackReader implements AutoCloseable {

  private static final AVRational MICROS = new AVRational().num(1).den(1_000_000);

  private final Decoder decoder;
  private final AVRational base;

  TrackReader(AVStream stream, int threads) throws MediaException {
    decoder = new Decoder(stream, threads);
    base = new AVRational().num(stream.time_base().num()).den(stream.time_base().den());
  }

  final int stream() {
    return decoder.stream();
  }

  final long micros(long ticks) {
    return av_rescale_q(ticks, base, MICROS);
  }

  final long ticks(long micros) {
    return av_rescale_q(micros, MICROS, base);
  }

  final void accept(AVPacket packet, List<RawUnit> out) {
    noteArrival(packet);
    decoder.send(packet);
    receive(out);
  }

  final void finish(List<RawUnit> out) {
    decoder.send(null);
    receive(out);
  }

  private void receive(List<RawUnit> out) {
    for (@Nullable AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
      deliver(frame, decoder.takeRefusals(), out);
    }
  }

  final void afterSeek() {
    decoder.flush();
    restart();
  }

  /** A packet is about to be decoded. */
  abstract void noteArrival(AVPacket packet);

  /** Owns the frame. */
  abstract void deliver(AVFrame frame, int refusals, List<RawUnit> out);

  /** Decoding goes on elsewhere. */
  abstract void restart();

  @Override
  public void close() {
    decoder.close();
  }
}
