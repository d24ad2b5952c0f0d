package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** Demultiplexes one input and feeds its decoders. Used by one thread at a time. */
final class FfmpegSource implements MediaSource {

  /** Units that may be held back until the first picture has set the zero of the time axis. */
  private static final int MAX_UNITS_BEFORE_PICTURE = 600;

  private final Interrupt interrupt;
  private final Input input;
  private final List<TrackReader> readers = new ArrayList<>();
  private final TimestampRepair repair = new TimestampRepair();
  private final AVPacket packet = av_packet_alloc();
  private final ArrayDeque<MediaUnit> ready = new ArrayDeque<>();
  private final Zero zero = new Zero();
  private boolean drained;
  private boolean closed;

  /** The presentation time, in the container's microseconds, of the first picture. */
  static final class Zero {
    private long micros;
    private boolean known;

    boolean known() {
      return known;
    }

    void set(long value) {
      micros = value;
      known = true;
    }

    MediaTime time(long containerMicros) {
      return new MediaTime(containerMicros - micros);
    }

    long container(MediaTime time) {
      return time.micros() + micros;
    }
  }

  private FfmpegSource(Input input, Interrupt interrupt) {
    this.input = input;
    this.interrupt = interrupt;
  }

  static FfmpegSource open(MediaRequest request) throws MediaException {
    Interrupt interrupt = new Interrupt(request.timeout());
    Input input;
    try {
      input = new Input(request, interrupt);
    } catch (MediaException e) {
      interrupt.close();
      throw e;
    }
    FfmpegSource source = new FfmpegSource(input, interrupt);
    try {
      source.openTracks(request);
      source.findZero();
      return source;
    } catch (MediaException e) {
      source.close();
      throw e;
    }
  }

  private void openTracks(MediaRequest request) throws MediaException {
    StreamInfo info = input.info();
    if (info.selectedVideo().isPresent()) {
      readers.add(
          new PictureReader(input, info.selectedVideo().get(), request.decoderThreads(), zero));
    }
    if (info.selectedAudio().isPresent()) {
      readers.add(new SoundReader(input, info.selectedAudio().get(), zero));
    }
    for (int i = 0; i < input.context().nb_streams(); i++) {
      int index = i;
      if (readers.stream().noneMatch(r -> r.stream() == index)) {
        input.stream(i).discard(org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
      }
    }
  }

  // The first picture's time is the origin of all others, so it must be known before any is told.
  private void findZero() throws MediaException {
    boolean pictures = input.info().selectedVideo().isPresent();
    List<RawUnit> held = new ArrayList<>();
    while (!zero.known() && held.size() < MAX_UNITS_BEFORE_PICTURE) {
      if (!pump(held)) {
        break;
      }
      for (RawUnit unit : held) {
        if (!zero.known() && (unit.picture() || !pictures)) {
          zero.set(unit.micros());
        }
      }
    }
    if (!zero.known()) {
      if (held.isEmpty() && drained) {
        throw new MediaException(
            Reason.DAMAGED,
            input.info().uri()
                + " holds no picture and no sound that can be decoded. It is damaged or was cut"
                + " off.");
      }
      zero.set(held.isEmpty() ? 0 : held.getFirst().micros());
    }
    held.forEach(unit -> ready.add(unit.finish(zero)));
  }

  @Override
  public StreamInfo info() {
    return input.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    List<RawUnit> fresh = new ArrayList<>();
    while (ready.isEmpty()) {
      if (!pump(fresh)) {
        return null;
      }
      fresh.forEach(unit -> ready.add(unit.finish(zero)));
      fresh.clear();
    }
    return ready.poll();
  }

  /** Takes one packet further; false at the end of the programme. */
  private boolean pump(List<RawUnit> out) throws MediaException {
    if (drained) {
      return false;
    }
    interrupt.restart();
    int result = av_read_frame(input.context(), packet);
    if (result < 0) {
      drained = true;
      for (TrackReader reader : readers) {
        reader.finish(out);
      }
      if (result != AVERROR_EOF && !(result == -5 && !input.info().live())) {
        failure = Failures.reading(input.info().uri(), result, interrupt);
      }
      if (out.isEmpty()) {
        throwFailure();
        return false;
      }
      return true;
    }
    try {
      for (TrackReader reader : readers) {
        if (reader.stream() == packet.stream_index()) {
          accept(reader, out);
        }
      }
    } finally {
      av_packet_unref(packet);
    }
    return true;
  }

  private @Nullable MediaException failure;

  private void throwFailure() throws MediaException {
    MediaException pending = failure;
    failure = null;
    if (pending != null) {
      throw pending;
    }
  }

  private void accept(TrackReader reader, List<RawUnit> out) {
    long decodeTime = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (decodeTime != AV_NOPTS_VALUE) {
      OptionalLong jump =
          repair.accept(
              reader.stream(), reader.micros(decodeTime), reader.micros(packet.duration()));
      long shift = reader.ticks(repair.shift(reader.stream()));
      if (packet.pts() != AV_NOPTS_VALUE) {
        packet.pts(packet.pts() + shift);
      }
      if (packet.dts() != AV_NOPTS_VALUE) {
        packet.dts(packet.dts() + shift);
      }
      if (jump.isPresent()) {
        out.add(
            new RawUnit.Happening(
                StreamEvent.Kind.TIMESTAMP_JUMP,
                reader.micros(decodeTime + shift),
                reader.stream(),
                "The clock was set back by %.3f s.".formatted(-jump.getAsLong() / 1e6),
                jump.getAsLong()));
      }
    }
    if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
      long at = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
      out.add(
          new RawUnit.Happening(
              StreamEvent.Kind.PACKET_CORRUPT,
              reader.micros(at == AV_NOPTS_VALUE ? 0 : at),
              reader.stream(),
              "Transport packets are missing or flagged as damaged.",
              0));
    }
    reader.accept(packet, out);
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    ready.forEach(FfmpegSource::release);
    ready.clear();
    int stream = readers.getFirst().stream();
    long target = readers.getFirst().ticks(zero.container(time));
    interrupt.restart();
    int result = av_seek_frame(input.context(), stream, target, AVSEEK_FLAG_BACKWARD);
    if (result < 0) {
      // Before the first key picture there is nothing to go back to but the start.
      result = av_seek_frame(input.context(), stream, Long.MIN_VALUE / 2, AVSEEK_FLAG_BACKWARD);
    }
    if (result < 0) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          input.info().uri() + " cannot be sought in: " + Failures.text(result) + ".");
    }
    drained = false;
    failure = null;
    repair.reset();
    readers.forEach(TrackReader::afterSeek);
  }

  private static void release(MediaUnit unit) {
    if (unit instanceof MediaUnit.Picture(var frame)) {
      frame.close();
    }
  }

  @Override
  public void interrupt() {
    interrupt.ask();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    ready.forEach(FfmpegSource::release);
    ready.clear();
    readers.forEach(TrackReader::close);
    av_packet_free(packet);
    input.close();
    interrupt.close();
  }
}
