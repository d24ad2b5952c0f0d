package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.MediaException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Packets of one track in, units out. Used by one thread at a time. */
abstract class TrackReader implements AutoCloseable {

  private final Decoder decoder;
  private final TimeBase base;
  private final DamageMarks marks;

  TrackReader(CodedTrack track, int threads, DamageMarks marks) throws MediaException {
    this.marks = marks;
    base = track.base();
    decoder = new Decoder(track, threads);
  }

  final int stream() {
    return decoder.stream();
  }

  final TimeBase base() {
    return base;
  }

  final void accept(AVPacket packet, List<RawUnit> out) throws MediaException {
    String damage = marks.damage(packet);
    if (damage != null) {
      out.add(damaged(packet, damage));
      noteDamage(packet);
    }
    decoder.send(packet);
    receive(out);
  }

  final void finish(List<RawUnit> out) throws MediaException {
    decoder.send(null);
    receive(out);
    int refusals = decoder.takeRefusals();
    if (refusals > 0) {
      out.add(refused(refusals));
    }
  }

  private RawUnit damaged(AVPacket packet, String sentence) {
    long at = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    return new RawUnit.Happening(
        StreamEvent.Kind.PACKET_CORRUPT,
        at == AV_NOPTS_VALUE ? position() : base.micros(at),
        stream(),
        sentence,
        0);
  }

  private void receive(List<RawUnit> out) throws MediaException {
    for (@Nullable AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
      deliver(frame, decoder.takeRefusals(), out);
    }
  }

  /** Decoding goes on elsewhere in the programme. */
  final void afterSeek() {
    decoder.flush();
    marks.forget();
    restart();
  }

  /** A damaged packet is about to be decoded. */
  abstract void noteDamage(AVPacket packet);

  /** Owns the frame. */
  abstract void deliver(AVFrame frame, int refusals, List<RawUnit> out) throws MediaException;

  /** Container time that was decoded up to; that of the axis's zero where nothing was. */
  abstract long position();

  /** The event for packets that were refused after the last frame. */
  abstract RawUnit refused(int refusals);

  /** Forgets what came before. */
  abstract void restart();

  @Override
  public void close() {
    decoder.close();
  }
}
