package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ShiftedSource;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a packet log from where it stands, across losses and changes of format. Used by one
 * thread at a time; {@link #interrupt} by any.
 */
final class LogSource implements ShiftedSource {

  /** How often a wait for packets looks whether it was interrupted. */
  private static final long POLL_MILLIS = 100;

  /** Decoding that is so far behind the network passes over what it cannot catch up with. */
  private static final long MAX_BEHIND_MICROS = 20_000_000;

  private final PacketLog log;
  private final StreamInfo info;
  private final MediaRequest request;
  private final boolean chasing;
  private final AVPacket packet = av_packet_alloc();
  private final List<TrackReader> readers = new ArrayList<>();
  private final List<RawUnit> raw = new ArrayList<>();
  private final ArrayDeque<MediaUnit> ready = new ArrayDeque<>();
  private final Map<Integer, Long> soundTo = new HashMap<>();
  private PacketLog.Position position;
  private @Nullable Epoch epoch;
  private @Nullable VideoTrack video;
  private long pictureTo = Long.MIN_VALUE;
  private long nextNumber;
  private long behindMicros;
  private boolean drained;
  private volatile boolean interrupted;
  private boolean closed;

  /**
   * @param chasing whether it must keep up with the network, at the price of leaving things out
   */
  LogSource(PacketLog log, StreamInfo info, MediaRequest request, boolean chasing) {
    this.log = log;
    this.info = info;
    this.request = request;
    this.chasing = chasing;
    this.position = log.oldest();
    log.enter();
  }

  @Override
  public StreamInfo info() {
    return info;
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    while (true) {
      MediaUnit unit = poll();
      if (unit != null) {
        return unit;
      }
      if (ended()) {
        MediaException why = log.failure();
        if (why != null) {
          throw why;
        }
        return null;
      }
      try {
        log.await(position, POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  @Override
  public @Nullable MediaUnit poll() throws MediaException {
    while (ready.isEmpty()) {
      if (interrupted) {
        throw new MediaException(Reason.INTERRUPTED, "Reading " + info.uri() + " was cancelled.");
      }
      LogEntry entry = log.read(position);
      if (entry == null) {
        behindMicros = 0;
        if (log.ended() && !drained && log.read(position) == null) {
          drained = true;
          finishReaders();
        }
        if (ready.isEmpty()) {
          return null;
        }
        break;
      }
      take(entry);
    }
    return ready.poll();
  }

  private void take(LogEntry entry) throws MediaException {
    behindMicros = Math.max(0, (System.nanoTime() - entry.arrivalNanos()) / 1000);
    if (chasing && behindMicros > MAX_BEHIND_MICROS && skipAhead(entry)) {
      return;
    }
    position = entry.next();
    if (entry.isEvent()) {
      StreamEvent event = entry.event();
      if (event.kind() == StreamEvent.Kind.STREAM_LOSS
          || event.kind() == StreamEvent.Kind.FORMAT_CHANGE) {
        finishReaders();
      }
      ready.add(new MediaUnit.Event(event));
      return;
    }
    Epoch its = log.epoch(entry.epoch());
    if (epoch != its) {
      open(its);
    }
    for (TrackReader reader : readers) {
      if (reader.stream() == entry.stream()) {
        entry.fill(packet);
        try {
          reader.accept(packet, raw);
        } finally {
          av_packet_unref(packet);
        }
      }
    }
    deliver();
  }

  // False where there is nothing newer to go on with.
  private boolean skipAhead(LogEntry entry) throws MediaException {
    Optional<PacketLog.KeyPoint> newest = log.newestKey();
    if (newest.isEmpty() || newest.get().at().compareTo(entry.next()) <= 0) {
      return false;
    }
    finishReaders();
    long from = Math.max(pictureTo, 0);
    long left = newest.get().time().micros() - from;
    ready.add(
        new MediaUnit.Event(
            new StreamEvent(
                StreamEvent.Kind.CHUNK_DROPPED,
                new MediaTime(from),
                -1,
                "Decoding could not keep up with the stream and left this out.",
                Math.max(0, left))));
    position = newest.get().at();
    return true;
  }

  private void open(Epoch next) throws MediaException {
    finishReaders();
    noteFormat(next);
    epoch = next;
    next.info().selectedVideo().ifPresent(track -> openPictures(next, track));
    for (AudioTrack track : decodedAudio(next, request)) {
      openSound(next, track);
    }
    readers.forEach(TrackReader::afterSeek);
  }

  // Within an epoch the decoder notices a change by itself.
  private void noteFormat(Epoch next) {
    next.info()
        .selectedVideo()
        .ifPresent(now -> {
          VideoTrack before = video;
          video = now;
          if (before != null && !sameFormat(before, now)) {
            ready.add(
                new MediaUnit.Event(
                    new StreamEvent(
                        StreamEvent.Kind.FORMAT_CHANGE,
                        next.begin(),
                        now.index(),
                        "The picture changes from %s to %s."
                            .formatted(describe(before), describe(now)),
                        0)));
          }
        });
  }

  private static boolean sameFormat(VideoTrack a, VideoTrack b) {
    return a.codec().equals(b.codec())
        && a.width() == b.width()
        && a.height() == b.height()
        && a.format().equals(b.format());
  }

  private static String describe(VideoTrack track) {
    return "%s %d×%d %s"
        .formatted(track.codec(), track.width(), track.height(), track.format().name());
  }

  private void openPictures(Epoch next, VideoTrack track) {
    try {
      PictureReader reader =
          new PictureReader(
              next.track(track.index()).orElseThrow(),
              track,
              next.info().container(),
              request.decoderThreads(),
              next.zero());
      reader.goOnFrom(nextNumber);
      readers.add(reader);
    } catch (MediaException e) {
      noteUndecodable(next, e);
    }
  }

  private void openSound(Epoch next, AudioTrack track) {
    try {
      readers.add(new SoundReader(next.track(track.index()).orElseThrow(), track, next.zero()));
    } catch (MediaException e) {
      noteUndecodable(next, e);
    }
  }

  // The session outlives what it cannot decode; the stream may change again.
  private void noteUndecodable(Epoch next, MediaException why) {
    ready.add(
        new MediaUnit.Event(
            new StreamEvent(StreamEvent.Kind.DECODE_ERROR, next.begin(), -1, why.getMessage(), 0)));
  }

  /** The audio tracks of an epoch that a request has decoded, the selected one first. */
  static List<AudioTrack> decodedAudio(Epoch epoch, MediaRequest request) {
    List<AudioTrack> decoded = new ArrayList<>();
    epoch.info().selectedAudio().ifPresent(decoded::add);
    for (AudioTrack track : epoch.info().audioTracks()) {
      if (request.everyAudioTrack()
          && decoded.size() < Bounds.AUDIO_TRACKS
          && epoch.track(track.index()).isPresent()
          && !decoded.contains(track)) {
        decoded.add(track);
      }
    }
    return decoded;
  }

  private void finishReaders() throws MediaException {
    for (TrackReader reader : readers) {
      reader.finish(raw);
    }
    deliver();
    for (TrackReader reader : readers) {
      if (reader instanceof PictureReader pictures) {
        nextNumber = Math.max(nextNumber, pictures.nextNumber());
      }
      reader.close();
    }
    readers.clear();
    epoch = null;
  }

  /** Hands on what was decoded, but for what came before and was sent again. */
  private void deliver() {
    Epoch current = epoch;
    if (current == null) {
      return;
    }
    for (RawUnit unit : raw) {
      MediaUnit finished = unit.finish(current.zero());
      if (wanted(finished, current)) {
        ready.add(finished);
      }
    }
    raw.clear();
  }

  private boolean wanted(MediaUnit unit, Epoch current) {
    return switch (unit) {
      case MediaUnit.Picture(VideoFrame frame) -> {
        if (frame.time().micros() < pictureTo || frame.time().isBefore(current.begin())) {
          frame.close();
          yield false;
        }
        pictureTo = frame.time().micros() + 1;
        yield true;
      }
      case MediaUnit.Sound(AudioBlock block) -> {
        long from = soundTo.getOrDefault(block.track().index(), Long.MIN_VALUE);
        // A block that straddles the border is kept whole: sound is not cut at packets' borders.
        long middle = (block.time().micros() + block.end().micros()) / 2;
        if (middle < from || middle < current.begin().micros()) {
          yield false;
        }
        soundTo.put(block.track().index(), block.end().micros());
        yield true;
      }
      case MediaUnit.Event event -> true;
    };
  }

  /** Goes on at the last key picture that is kept at or before {@code time}, or at the oldest. */
  @Override
  public void seek(MediaTime time) {
    release();
    position = log.keyBefore(time).map(PacketLog.KeyPoint::at).orElseGet(log::oldest);
    pictureTo = Long.MIN_VALUE;
    soundTo.clear();
    nextNumber = 0;
    video = null;
    drained = false;
  }

  @Override
  public boolean ended() {
    return ready.isEmpty() && drained;
  }

  @Override
  public long behindMicros() {
    return behindMicros;
  }

  @Override
  public void interrupt() {
    interrupted = true;
  }

  private void release() {
    Epoch current = epoch;
    if (current != null) {
      raw.forEach(unit -> ready.add(unit.finish(current.zero())));
    }
    raw.clear();
    for (MediaUnit unit : ready) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        frame.close();
      }
    }
    ready.clear();
    readers.forEach(TrackReader::close);
    readers.clear();
    epoch = null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      av_packet_free(packet);
      log.leave();
    }
  }
}
