package io.sightglass.core.source.live;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.Units;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A session on a live stream, and all that it told. Conditions are waited for, never time. */
final class Watched implements AutoCloseable, SessionListener {

  /** Longer than anything takes on a machine that does ten other things. */
  private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();

  private final AnalysisSession session;
  private final List<Long> pictures = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<Long> hashes = new ArrayList<>();
  private final List<StreamEvent> events = new ArrayList<>();
  private final List<TimeRange> chunks = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private @Nullable SessionEnd end;

  Watched(MediaRequest request, LiveSettings settings) {
    session =
        new AnalysisSession(
            AnalysisSettings.of(request, profile()),
            new LiveOpener(settings, this::connection),
            (features, stream) -> new SharedPass(features),
            new DetectorRegistry(List.of()),
            this);
    session.start();
  }

  static Watched of(String uri) {
    return new Watched(request(uri, 3), settings());
  }

  static MediaRequest request(String uri, long timeoutSeconds) {
    MediaRequest plain = MediaRequest.of(uri);
    return new MediaRequest(
        uri,
        plain.videoTrack(),
        plain.audioTrack(),
        plain.everyAudioTrack(),
        plain.decoderThreads(),
        Duration.ofSeconds(timeoutSeconds));
  }

  static LiveSettings settings() {
    return LiveSettings.defaults().withDelays(Duration.ofMillis(50), Duration.ofMillis(400));
  }

  private static Profile profile() {
    return new Profile("none", "", Severity.ERROR, List.of(), Map.of());
  }

  private synchronized void connection(Connection connection) {
    connections.add(connection);
    notifyAll();
  }

  @Override
  public synchronized void opened(StreamInfo stream) {
    notifyAll();
  }

  @Override
  public synchronized void decoded(FeatureChunk chunk) {
    chunks.add(chunk.chunk().range());
    events.addAll(chunk.chunk().events());
    for (VideoFrame frame : chunk.chunk().frames()) {
      pictures.add(frame.time().micros());
      numbers.add(frame.number());
      hashes.add(Units.hash(frame));
    }
    notifyAll();
  }

  @Override
  public synchronized void progressed(Progress progress) {
    notifyAll();
  }

  @Override
  public synchronized void ended(SessionEnd how) {
    end = how;
    notifyAll();
  }

  AnalysisSession session() {
    return session;
  }

  synchronized List<Long> pictures() {
    return List.copyOf(pictures);
  }

  synchronized List<Long> numbers() {
    return List.copyOf(numbers);
  }

  synchronized List<Long> hashes() {
    return List.copyOf(hashes);
  }

  synchronized List<StreamEvent> events() {
    return List.copyOf(events);
  }

  synchronized List<StreamEvent.Kind> kinds() {
    return events.stream().map(StreamEvent::kind).toList();
  }

  synchronized List<TimeRange> chunks() {
    return List.copyOf(chunks);
  }

  synchronized List<Connection> connections() {
    return List.copyOf(connections);
  }

  synchronized Optional<SessionEnd> end() {
    return Optional.ofNullable(end);
  }

  AnalysisResult result() {
    return session.analysis().orElseThrow().result();
  }

  List<Gap> gaps() {
    return session.analysis().map(a -> a.result().gaps()).orElse(List.of());
  }

  /** Waits for pictures beyond those there are now. */
  void awaitMore(int count) {
    int goal = pictures().size() + count;
    await(count + " more pictures", () -> pictures().size() >= goal);
  }

  void awaitGap(Gap.Cause cause) {
    await("a gap: " + cause, () -> gaps().stream().anyMatch(gap -> gap.cause() == cause));
  }

  synchronized void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || (end != null && !condition.getAsBoolean())) {
        throw new AssertionError(
            "waited in vain for "
                + what
                + ": "
                + pictures.size()
                + " pictures, "
                + events
                + ", "
                + connections
                + ", "
                + gaps()
                + ", "
                + end);
      }
      try {
        wait(Math.min(left, 100));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
