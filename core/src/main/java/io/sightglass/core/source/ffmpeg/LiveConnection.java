package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;

import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.Backoff;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream connected on a thread of its own, and its packets flowing into a log. Whatever
 * the network does, it never keeps another thread waiting: {@link #stop} returns at once, and the
 * thread lets go of its connection by itself.
 */
final class LiveConnection {

  private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);

  /** A source that sends its past this far ahead of time is a recording, and is not hurried. */
  private static final long AHEAD_MICROS = 60_000_000;

  /** What a server may send at once when it is connected to. */
  private static final long BURST_MICROS = 20_000_000;

  /** A playlist is silent for as long as a segment takes. */
  private static final int SEGMENTED_TIMES = 3;

  private static final long MAX_SEGMENTS_BACK = 600;

  /** What comes out of the first attempt to open. */
  sealed interface Opened {

    /** A stream; its log has begun. */
    record Stream(PacketLog log, StreamInfo info) implements Opened {}

    /** Something with an end, to be read by its owner. */
    record Programme(Input input, Interrupt interrupt) implements Opened {}
  }

  /** How reading a connection ended. */
  private enum End {
    STOPPED,
    PROGRAMME_ENDED,
    LOST,
    CHANGED
  }

  private final MediaRequest request;
  private final LiveSettings settings;
  private final Connection.Listener listener;
  private final CompletableFuture<Opened> opened = new CompletableFuture<>();
  private final PacketLog log;
  private final Backoff backoff;
  private final Map<Integer, Long> lastDecodeMicros = new HashMap<>();
  private final ToldBefore toldBefore = new ToldBefore();
  private final Thread thread;
  private @Nullable Splice splice;
  private volatile boolean stopping;
  private volatile @Nullable Interrupt interrupt;
  private volatile long consumedMicros;
  private @Nullable MediaException lost;

  LiveConnection(MediaRequest request, LiveSettings settings, Connection.Listener listener) {
    this.request = request;
    this.settings = settings;
    this.listener = listener;
    this.log = new PacketLog(settings);
    this.backoff =
        new Backoff(settings.firstDelay(), settings.longestDelay(), RandomGenerator.getDefault());
    this.thread = Thread.ofPlatform().name("sightglass-connection").daemon().unstarted(this::run);
  }

  CompletableFuture<Opened> start() {
    thread.start();
    return opened;
  }

  /** Ends the connection soon; returns at once. Any thread. */
  void stop() {
    stopping = true;
    Interrupt current = interrupt;
    if (current != null) {
      current.ask();
    }
    thread.interrupt();
    log.end(null);
  }

  /** As {@link #stop}, where nobody is there to take what is being opened. */
  void abandon() {
    stop();
    log.close();
    if (!opened.cancel(false)
        && opened.state() == Future.State.SUCCESS
        && opened.resultNow() instanceof Opened.Programme(Input input, Interrupt theirs)) {
      input.close();
      theirs.close();
    }
  }

  /** A reader has come to {@code time}. Any thread. */
  void consumed(MediaTime time) {
    consumedMicros = time.micros();
  }

  private void run() {
    try {
      Input first = open();
      if (first.info().live()) {
        stayConnected(first);
      } else {
        Interrupt theirs = Objects.requireNonNull(interrupt);
        interrupt = null;
        if (!opened.complete(new Opened.Programme(first, theirs))) {
          first.close();
          theirs.close();
        }
      }
    } catch (MediaException e) {
      opened.completeExceptionally(e);
      finish(e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("The connection to {} failed", PublicAddress.of(request.uri()), e);
      opened.completeExceptionally(e);
      finish(
          new MediaException(
              Reason.IO,
              "The connection failed unexpectedly (" + e.getClass().getSimpleName() + ")."));
    }
  }

  private void finish(@Nullable MediaException why) {
    log.end(stopping ? null : why);
    tell(new Connection(Connection.Phase.ENDED, 0, why == null ? "" : why.getMessage()));
  }

  private void tell(Connection connection) {
    try {
      listener.changed(connection);
    } catch (RuntimeException e) {
      LOG.error("A connection listener failed", e);
    }
  }

  private Input open() throws MediaException {
    Interrupt fresh = new Interrupt(request.timeout());
    interrupt = fresh;
    if (stopping) {
      fresh.ask();
    }
    try {
      return new Input(request, fresh, segmentsBack());
    } catch (MediaException e) {
      fresh.close();
      throw e;
    }
  }

  // Nothing is lost as long as the playlist still names what came while it was away; segments are a
  // second long or longer.
  private int segmentsBack() {
    Splice joined = splice;
    if (joined == null) {
      return Input.SEGMENTS_BACK;
    }
    long away = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - joined.endNanos());
    return (int) Math.min(MAX_SEGMENTS_BACK, Input.SEGMENTS_BACK + 3 + away);
  }

  private void stayConnected(Input first) throws MediaException {
    Splice joined = new Splice(first.segmented());
    splice = joined;
    Input input = first;
    while (true) {
      boolean live = input.info().live();
      End end = readAll(input, joined);
      boolean over = end == End.STOPPED || end == End.PROGRAMME_ENDED || !live;
      if (over || !opened.isDone()) {
        MediaException why = end == End.LOST ? lost : null;
        if (!opened.isDone() && why == null) {
          why = new MediaException(Reason.DAMAGED, request.uri() + " holds no key picture.");
        }
        if (!opened.isDone()) {
          throw Objects.requireNonNull(why);
        }
        finish(over && end != End.LOST ? null : why);
        return;
      }
      markLoss(end, joined.end());
      Input again = reconnect(end == End.CHANGED);
      if (again == null) {
        finish(lost);
        return;
      }
      input = again;
    }
  }

  private void markLoss(End end, long atMicros) {
    MediaException why = lost;
    log.mark(
        end == End.CHANGED || why == null
            ? new StreamEvent(
                StreamEvent.Kind.FORMAT_CHANGE,
                new MediaTime(atMicros),
                -1,
                "The tracks of the stream, or their coding, have changed: it is opened anew.",
                0)
            : new StreamEvent(
                StreamEvent.Kind.STREAM_LOSS, new MediaTime(atMicros), -1, why.getMessage(), 0));
  }

  private End readAll(Input input, Splice joined) {
    Interrupt current = Objects.requireNonNull(interrupt);
    AVPacket packet = av_packet_alloc();
    try (input;
        current;
        Intake intake = new Intake(input, log, joined, lastDecodeMicros)) {
      input.discardAllBut(intake::keeps);
      input.watchProgramme();
      return readAll(input, joined, intake, packet);
    } finally {
      av_packet_free(packet);
      interrupt = null;
    }
  }

  private End readAll(Input input, Splice joined, Intake intake, AVPacket packet) {
    Interrupt current = Objects.requireNonNull(interrupt);
    RenditionWatch renditions = new RenditionWatch(input);
    toldBefore.connected();
    boolean told = false;
    long beganMicros = joined.end();
    while (true) {
      current.restart(input.segmented() ? SEGMENTED_TIMES : 1);
      int result = current.asked() ? AVERROR_EXIT : av_read_frame(input.context(), packet);
      noteSegments(input, new MediaTime(joined.end()));
      intake.note(input.transportErrors());
      long received = joined.end() - beganMicros;
      if (result < 0) {
        return ended(input, result, current, received);
      }
      if (input.changed(packet.stream_index())) {
        av_packet_unref(packet);
        lost = null;
        return End.CHANGED;
      }
      renditions.accept(packet);
      intake.accept(packet);
      av_packet_unref(packet);
      if (intake.flowing() && !told) {
        told = true;
        backoff.reset();
        opened.complete(new Opened.Stream(log, input.info()));
        tell(Connection.UP);
      }
      if (told) {
        noteMismatches(renditions, new MediaTime(joined.end()));
      }
      if (received - sinceAnswer(input) > AHEAD_MICROS) {
        awaitReader(joined.end());
      }
    }
  }

  private void noteSegments(Input input, MediaTime now) {
    SegmentWatch segments = input.segments();
    if (segments != null) {
      segments.take(now).forEach(this::noteOnce);
    }
  }

  private void noteMismatches(RenditionWatch renditions, MediaTime now) {
    for (String sentence : renditions.take()) {
      noteOnce(new StreamEvent(StreamEvent.Kind.RENDITION_MISMATCH, now, -1, sentence, 0));
    }
  }

  private void noteOnce(StreamEvent event) {
    // A segment that is missing again leaves a hole again.
    if (event.kind() == StreamEvent.Kind.SEGMENT_MISSING || toldBefore.fresh(event.detail())) {
      log.mark(event);
    }
  }

  private static long sinceAnswer(Input input) {
    return (System.nanoTime() - input.answeredNanos()) / 1000;
  }

  private void awaitReader(long endMicros) {
    try {
      while (!stopping && endMicros - consumedMicros > AHEAD_MICROS / 2) {
        Thread.sleep(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private End ended(Input input, int result, Interrupt current, long receivedMicros) {
    if (stopping || current.asked()) {
      return End.STOPPED;
    }
    // What came much faster than time, and ended, was a recording; servers send some seconds of a
    // stream at once, and playlists their last segments.
    boolean recording =
        !input.segmented() && receivedMicros > 4 * sinceAnswer(input) + BURST_MICROS;
    if (result == AVERROR_EOF && !current.timedOut() && (!input.info().live() || recording)) {
      return End.PROGRAMME_ENDED;
    }
    lost = Failures.lost(request.uri(), result, current);
    LOG.info("{}", lost.getMessage());
    return End.LOST;
  }

  // Null where the stream is given up, or nobody wants it any more.
  private @Nullable Input reconnect(boolean atOnce) {
    long since = System.nanoTime();
    boolean pause = !atOnce;
    while (!stopping) {
      MediaException why = lost;
      String message = why == null ? "" : why.getMessage();
      try {
        if (pause) {
          Duration delay = backoff.next();
          tell(new Connection(Connection.Phase.WAITING, backoff.attempts(), message));
          Thread.sleep(delay);
        }
        tell(new Connection(Connection.Phase.CONNECTING, backoff.attempts(), message));
        return open();
      } catch (InterruptedException e) {
        return null;
      } catch (MediaException e) {
        lost = e;
        pause = true;
        LOG.info("Attempt {}: {}", backoff.attempts(), e.getMessage());
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - since);
      if (!stopping && waited.compareTo(settings.patience()) > 0) {
        lost = Failures.gaveUp(request.uri(), waited, Objects.requireNonNull(lost));
        return null;
      }
    }
    return null;
  }
}
