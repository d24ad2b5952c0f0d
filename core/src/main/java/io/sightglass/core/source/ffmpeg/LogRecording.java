package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.Recording;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a stretch of a packet log into files, on a thread of its own. */
final class LogRecording implements Recording {

  private static final Logger LOG = LoggerFactory.getLogger(LogRecording.class);

  private static final long POLL_MILLIS = 100;

  /** Sound may come this much later than the pictures that it goes with. */
  private static final long INTERLEAVE_MICROS = 1_000_000;

  private final PacketLog log;
  private final RecordingRequest request;
  private final List<Path> files = new ArrayList<>();
  private final CompletableFuture<Recorded> done = new CompletableFuture<>();
  private final Thread thread;
  private volatile @Nullable MediaTime end;
  private volatile boolean stopping;
  private volatile @Nullable TimeRange written;
  private @Nullable Muxer muxer;
  private @Nullable Epoch epoch;
  private MediaTime fileStart = MediaTime.ZERO;

  LogRecording(PacketLog log, RecordingRequest request) {
    this.log = log;
    this.request = request;
    this.end = request.to().orElse(null);
    this.thread = Thread.ofPlatform().name("sightglass-recorder").daemon().unstarted(this::run);
  }

  LogRecording start() {
    log.enter();
    thread.start();
    return this;
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public void endAt(MediaTime time) {
    end = time;
  }

  @Override
  public CompletableFuture<Recorded> done() {
    return done;
  }

  @Override
  public Optional<TimeRange> written() {
    return Optional.ofNullable(written);
  }

  private void run() {
    AVPacket packet = av_packet_alloc();
    try {
      copy(packet);
      finishFile();
      TimeRange range = written;
      if (range == null) {
        throw new MediaException(
            Reason.EMPTY,
            request.file()
                + " was not recorded: nothing of that stretch is kept any more, or came at all.");
      }
      done.complete(new Recorded(files, range));
    } catch (MediaException e) {
      done.completeExceptionally(e);
    } catch (InterruptedException | RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("The recording {} failed", request.file(), e);
      done.completeExceptionally(e);
    } finally {
      Muxer open = muxer;
      if (open != null) {
        open.close();
      }
      av_packet_free(packet);
      log.leave();
    }
  }

  private void copy(AVPacket packet) throws MediaException, InterruptedException {
    Optional<PacketLog.KeyPoint> first = log.keyBefore(request.from());
    PacketLog.Position position = first.map(PacketLog.KeyPoint::at).orElseGet(log::oldest);
    while (true) {
      LogEntry entry = log.read(position);
      if (entry == null) {
        if (stopping || log.ended()) {
          return;
        }
        log.await(position, POLL_MILLIS);
        continue;
      }
      position = entry.next();
      if (entry.isEvent()) {
        continue;
      }
      entry.fill(packet);
      try {
        if (past(log.epoch(entry.epoch()), packet)) {
          return;
        }
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  /** Writes a packet of the stretch; true where the stretch is over. */
  private boolean past(Epoch its, AVPacket packet) throws MediaException {
    CodedTrack track = its.track(packet.stream_index()).orElseThrow();
    long ticks = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (ticks == AV_NOPTS_VALUE) {
      return false;
    }
    boolean leading = track.index() == its.tracks().getFirst().index();
    MediaTime at = its.zero().time(track.base().micros(ticks));
    MediaTime limit = end;
    if (limit != null && !at.isBefore(limit)) {
      return leading && at.since(limit) > INTERLEAVE_MICROS;
    }
    if (epoch != its) {
      enter(its, packet, track);
    }
    note(its, track, packet, leading);
    long origin = track.base().ticks(its.zero().container(fileStart));
    Objects.requireNonNull(muxer).write(packet, track, -origin);
    return false;
  }

  private void enter(Epoch its, AVPacket packet, CodedTrack track) throws MediaException {
    Epoch before = epoch;
    epoch = its;
    if (before != null && before.sameCoding(its.tracks())) {
      return;
    }
    finishFile();
    long ticks = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    fileStart = its.zero().time(track.base().micros(ticks));
    muxer = new Muxer(file(files.size()), request.container(), its.tracks());
  }

  // Another coding needs another file: name.ts, name-2.ts, and so on.
  private Path file(int index) {
    Path file = request.file();
    if (index == 0) {
      return file;
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-" + (index + 1) + name.substring(dot));
  }

  private void finishFile() throws MediaException {
    Muxer open = muxer;
    muxer = null;
    if (open != null) {
      files.add(open.finish());
    }
  }

  private void note(Epoch its, CodedTrack track, AVPacket packet, boolean leading) {
    if (!leading || packet.pts() == AV_NOPTS_VALUE) {
      return;
    }
    MediaTime from = its.zero().time(track.base().micros(packet.pts()));
    long micros = track.base().micros(Math.max(0, packet.duration()));
    TimeRange more =
        new TimeRange(from, from.plus(micros > 0 ? micros : its.info().frameRate().frameMicros()));
    TimeRange before = written;
    written = before == null ? more : before.span(more);
  }
}
