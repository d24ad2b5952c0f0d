package io.sightglass.core.pipeline;

import io.sightglass.core.feature.CpuClock;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.FeatureExtractor;
import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.source.ChunkReader;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TimeShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analysis of one programme, from opening it to the last defect. Owns a reader thread, the
 * threads that detectors share, and an aggregator thread; {@link #close} ends them all. Any thread
 * calls any method, but not {@link #close} or {@link #await} from the listener.
 *
 * <p>A recording's reader waits where the detectors are slower; a live stream's waits as long as
 * its packets are kept and not late, then drops whole chunks and leaves a gap.
 */
public final class AnalysisSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisSession.class);

  /**
   * A live stream waits for the detectors where it is kept meanwhile, but not longer than this: the
   * picture would fall behind for good. Streams of segments arrive by ten seconds at a time.
   */
  private static final long MAX_BEHIND_MICROS = 10_000_000;

  /** Longer than any open may stall; only a detector that hangs takes longer. */
  private static final long CLOSE_SECONDS = 30;

  private final AnalysisSettings settings;
  private final MediaOpener opener;
  private final ExtractorFactory extractors;
  private final DetectorRegistry registry;
  private final SessionListener listener;
  private final ExecutorService detectorThreads;
  private final ExecutorService aggregatorThread;
  private final Thread reader;
  private final CompletableFuture<SessionEnd> ended = new CompletableFuture<>();
  private final Object lock = new Object();
  private @Nullable MediaSource source;
  private boolean started;
  private volatile boolean stopping;
  private volatile Optional<TimeShift> timeShift = Optional.empty();
  private volatile @Nullable MediaSource past;
  private volatile @Nullable Analysis analysis;

  public AnalysisSession(
      AnalysisSettings settings,
      MediaOpener opener,
      ExtractorFactory extractors,
      DetectorRegistry registry,
      SessionListener listener) {
    this.settings = settings;
    this.opener = opener;
    this.extractors = extractors;
    this.registry = registry;
    this.listener = listener;
    this.reader = Thread.ofPlatform().name("sightglass-reader").daemon().unstarted(this::run);
    this.detectorThreads =
        Executors.newFixedThreadPool(
            settings.lanes(),
            Thread.ofPlatform().name("sightglass-detector-", 1).daemon().factory());
    this.aggregatorThread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sightglass-aggregator").daemon().factory());
  }

  /**
   * Begins; returns at once.
   *
   * @throws IllegalStateException where it was started or closed before
   */
  public void start() {
    synchronized (lock) {
      if (started) {
        throw new IllegalStateException("a session starts once");
      }
      started = true;
      reader.start();
    }
  }

  /** Ends reading soon; what was read is analysed and {@code ended} is told. Returns at once. */
  public void stop() {
    synchronized (lock) {
      if (stopping) {
        return;
      }
      stopping = true;
      if (source != null) {
        source.interrupt();
      }
      reader.interrupt();
    }
  }

  /** Blocks until all is analysed and the listener was told. */
  public SessionEnd await() throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What is known by now; empty until the source is open. */
  public Optional<Analysis> analysis() {
    return Optional.ofNullable(analysis);
  }

  /**
   * What just went by, where the source is a live stream that keeps it: also after the session's
   * end, until {@link #close}.
   */
  public Optional<TimeShift> timeShift() {
    return timeShift;
  }

  /** Stops, waits for what was read to be analysed, and ends all threads. */
  @Override
  public void close() {
    stop();
    synchronized (lock) {
      if (!started) {
        started = true;
        ended.complete(stopped());
      }
    }
    try {
      ended.get(CLOSE_SECONDS, TimeUnit.SECONDS);
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("The session of {} does not end", PublicAddress.of(settings.media().uri()), e);
    }
    MediaSource kept = past;
    if (kept != null && !reader.isAlive()) {
      past = null;
      timeShift = Optional.empty();
      kept.close();
    }
    detectorThreads.shutdownNow();
    aggregatorThread.shutdown();
    try {
      aggregatorThread.awaitTermination(1, TimeUnit.SECONDS);
      detectorThreads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      MediaSource opened = opener.open(settings.media());
      boolean kept = false;
      try {
        setSource(opened);
        timeShift = opened.timeShift();
        read(opened);
        kept = timeShift.isPresent();
      } finally {
        setSource(null);
        if (kept) {
          past = opened;
        } else {
          timeShift = Optional.empty();
          opened.close();
        }
      }
    } catch (MediaException e) {
      end(stopping ? stopped() : new SessionEnd(Outcome.NOT_OPENED, e.getMessage()));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("The session of {} failed", PublicAddress.of(settings.media().uri()), e);
      end(failed(e));
    }
  }

  private void setSource(@Nullable MediaSource opened) {
    synchronized (lock) {
      source = opened;
      if (stopping && opened != null) {
        opened.interrupt();
      }
    }
  }

  private void read(MediaSource opened) {
    LOG.info(
        "Analysing {} by the profile {}",
        PublicAddress.of(settings.media().uri()),
        settings.profile().name());
    DetectorPlan plan =
        DetectorPlan.of(registry, settings.profile(), settings.detectors(), opened.info());
    List<DetectorLane> lanes = new ArrayList<>();
    for (DetectorPlan.Planned planned : plan.running()) {
      lanes.add(new DetectorLane(lanes.size(), planned, detectorThreads));
    }
    Analysis known = new Analysis(opened.info(), settings.profile(), plan, lanes);
    Aggregator aggregator = new Aggregator(known, lanes, listener, settings.chunkMicros());
    analysis = known;
    aggregatorThread.execute(aggregator::opened);
    ChunkPipeline pipeline =
        new ChunkPipeline(lanes, aggregator, aggregatorThread, settings.chunksInFlight());
    SessionEnd end;
    try (FeatureExtractor extractor = extractors.create(plan.features(), opened.info());
        ChunkReader chunks = new ChunkReader(opened, extractor, settings.chunkMicros())) {
      end = feed(chunks, pipeline, opened);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("Reading {} failed", PublicAddress.of(settings.media().uri()), e);
      end = failed(e);
    }
    pipeline.end(end, this::tellEnd);
  }

  private SessionEnd feed(ChunkReader chunks, ChunkPipeline pipeline, MediaSource opened) {
    boolean live = opened.info().live();
    try {
      while (!stopping) {
        long before = CpuClock.nanos();
        FeatureChunk chunk = chunks.next();
        if (chunk == null) {
          return stopping ? stopped() : new SessionEnd(Outcome.COMPLETE, "");
        }
        long decodeNanos = Math.max(0, CpuClock.nanos() - before - chunk.featureNanos());
        Aggregator.tell(listener, told -> told.decoded(chunk));
        if (live && opened.behindMicros() > MAX_BEHIND_MICROS) {
          pipeline.putOrDrop(chunk, decodeNanos);
        } else {
          pipeline.put(chunk, decodeNanos);
        }
      }
      return stopped();
    } catch (MediaException e) {
      return stopping ? stopped() : new SessionEnd(Outcome.BROKEN, e.getMessage());
    } catch (InterruptedException e) {
      // Only stop() interrupts the reader, whose thread ends with this.
      return stopped();
    }
  }

  private static SessionEnd stopped() {
    return new SessionEnd(Outcome.STOPPED, "The analysis was stopped before the end.");
  }

  private static SessionEnd failed(Throwable cause) {
    return new SessionEnd(
        Outcome.FAILED,
        "The analysis failed unexpectedly (" + cause.getClass().getSimpleName() + ").");
  }

  private void end(SessionEnd end) {
    aggregatorThread.execute(() -> tellEnd(end));
  }

  // Aggregator only.
  private void tellEnd(SessionEnd end) {
    if (ended.isDone()) {
      return;
    }
    LOG.info(
        "The analysis of {} ends: {} {}",
        PublicAddress.of(settings.media().uri()),
        end.outcome(),
        end.message());
    Aggregator.tell(listener, told -> told.ended(end));
    ended.complete(end);
  }
}
