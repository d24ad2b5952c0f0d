package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnalysisSessionTest {

  private static final Profile PROFILE =
      new Profile(
          "test", "Test", Severity.ERROR, List.of(rule("a", 30), rule("elsewhere", 1)), Map.of());

  private static DefectRule rule(String detector, double threshold) {
    return new DefectRule(
        "bright",
        detector,
        new Condition(detector + "-luma", Comparison.AT_LEAST, threshold, threshold),
        List.of(),
        0,
        0,
        Severity.ERROR,
        true);
  }

  private static AnalysisSettings settings() {
    return AnalysisSettings.of(MediaRequest.of("synthetic:"), PROFILE).withLanes(2);
  }

  private static AnalysisSession session(
      MediaOpener opener, SessionListener listener, TestDetector... detectors) {
    return new AnalysisSession(
        settings(),
        opener,
        (features, stream) -> new SharedPass(features),
        new DetectorRegistry(List.of(detectors)),
        listener);
  }

  private static SyntheticSource recording(int frames) {
    return new SyntheticSource(frames, false, SyntheticSource.Ending.PROGRAMME_ENDS);
  }

  private static AnalysisResult run(
      SyntheticSource source, SessionListener listener, TestDetector... detectors)
      throws InterruptedException {
    try (AnalysisSession session = session(request -> source, listener, detectors)) {
      session.start();
      session.await();
      return session.analysis().orElseThrow().result();
    } finally {
      assertThat(source.closed).isTrue();
      assertThat(source.openFrames).hasValue(0);
    }
  }

  /** Writes down what it hears. */
  private static final class Recorder implements SessionListener {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Set<String> threads = Collections.synchronizedSet(new java.util.TreeSet<>());
    volatile Progress last;

    @Override
    public void opened(StreamInfo stream) {
      calls.add("opened");
      threads.add(Thread.currentThread().getName());
    }

    @Override
    public void progressed(Progress progress) {
      calls.add("to " + progress.analysedTo().micros() / 1000);
      threads.add(Thread.currentThread().getName());
      last = progress;
    }

    @Override
    public void ended(SessionEnd end) {
      calls.add("ended " + end.outcome());
      threads.add(Thread.currentThread().getName());
    }
  }

  @Test
  void recording_isAnalysedWholeAndInOrder() throws InterruptedException {
    TestDetector a = new TestDetector("a");
    TestDetector b = new TestDetector("b");
    Recorder recorder = new Recorder();
    AnalysisResult result = run(recording(90), recorder, a, b);

    assertThat(recorder.calls)
        .containsExactly("opened", "to 1000", "to 2000", "to 3000", "to 3600", "ended COMPLETE");
    assertThat(recorder.threads).containsExactly("sightglass-aggregator");
    assertThat(recorder.last.frames()).isEqualTo(90);
    assertThat(recorder.last.headroom().detectorNanos()).containsOnlyKeys("a", "b");
    assertThat(result.complete()).isTrue();
    assertThat(result.chunks()).isEqualTo(4);
    assertThat(result.frames()).isEqualTo(90);
    assertThat(result.measurements().series("b-luma").size()).isEqualTo(90);
    for (TestDetector detector : List.of(a, b)) {
      assertThat(detector.chunks).containsExactly(0L, 1L, 2L, 3L);
      assertThat(detector.flushed).isTrue();
      assertThat(detector.calledTwiceAtOnce).isFalse();
    }
  }

  @Test
  void ruleAcrossChunks_findsOneDefectAtItsFrames() throws InterruptedException {
    AnalysisResult result = run(recording(90), new SessionListener() {}, new TestDetector("a"));

    assertThat(result.defects())
        .singleElement()
        .satisfies(defect -> {
          assertThat(defect.range()).isEqualTo(TimeRange.ofSeconds(1.2, 3.6));
          assertThat(defect.firstFrame()).isEqualTo(30);
          assertThat(defect.endFrame()).isEqualTo(90);
          assertThat(defect.peak()).isEqualTo(89);
          assertThat(defect.open()).isFalse();
        });
  }

  @Test
  void ruleWhoseDetectorIsNotInstalled_isListedAndLeavesTheResultPartial()
      throws InterruptedException {
    AnalysisResult result = run(recording(30), new SessionListener() {}, new TestDetector("a"));

    assertThat(result.notRun())
        .containsExactly(
            new NotRun("elsewhere", Cause.NOT_INSTALLED, "No detector of this name is installed."));
    assertThat(result.partial()).isTrue();
  }

  @Test
  void detectorOfSound_restsWhereThereIsNone() throws InterruptedException {
    TestDetector deaf = new TestDetector("deaf", true, chunk -> {});
    AnalysisResult result =
        run(recording(30), new SessionListener() {}, new TestDetector("a"), deaf);

    assertThat(result.notRun())
        .contains(new NotRun("deaf", Cause.NOT_APPLICABLE, "There is no sound to analyse."));
    assertThat(deaf.chunks).isEmpty();
  }

  @Test
  void detectorThatThrows_isSwitchedOffAndReported_andTheOthersGoOn() throws InterruptedException {
    TestDetector bad =
        new TestDetector(
            "bad",
            false,
            chunk -> {
              if (chunk.index() == 1) {
                throw new IllegalStateException("out of luck");
              }
            });
    TestDetector good = new TestDetector("a");
    AnalysisResult result = run(recording(100), new SessionListener() {}, bad, good);

    assertThat(bad.chunks).containsExactly(0L, 1L);
    assertThat(bad.flushed).isFalse();
    assertThat(good.chunks).containsExactly(0L, 1L, 2L, 3L);
    assertThat(result.complete()).isTrue();
    assertThat(result.partial()).isTrue();
    assertThat(result.completed()).extracting(info -> info.id()).containsExactly("a");
    assertThat(result.notRun())
        .contains(
            new NotRun(
                "bad",
                Cause.FAILED,
                "It failed at 1.000000 s and was switched off:"
                    + " java.lang.IllegalStateException: out of luck."));
  }

  @Test
  void sourceThatBreaks_givesWhatWasSeenAndSaysWhy() throws InterruptedException {
    AnalysisResult result =
        run(
            new SyntheticSource(60, false, SyntheticSource.Ending.BREAKS),
            new SessionListener() {},
            new TestDetector("a"));

    assertThat(result.complete()).isFalse();
    assertThat(result.partial()).isTrue();
    assertThat(result.message()).isEqualTo("The cable was cut.");
    assertThat(result.frames()).isEqualTo(60);
    assertThat(result.defects()).extracting(Defect::endFrame).containsExactly(60L);
  }

  @Test
  void sourceThatCannotBeOpened_endsWithItsSentence() throws InterruptedException {
    Recorder recorder = new Recorder();
    MediaOpener opener =
        request -> {
          throw new MediaException(Reason.NOT_FOUND, "It is not there.");
        };
    try (AnalysisSession session = session(opener, recorder, new TestDetector("a"))) {
      session.start();

      assertThat(session.await()).isEqualTo(new SessionEnd(Outcome.NOT_OPENED, "It is not there."));
      assertThat(session.analysis()).isEmpty();
      assertThat(recorder.calls).containsExactly("ended NOT_OPENED");
    }
  }

  @Test
  void openerThatFailsUnexpectedly_endsTheSessionAllTheSame() throws InterruptedException {
    MediaOpener opener =
        request -> {
          throw new IllegalStateException("bug");
        };
    try (AnalysisSession session = session(opener, new SessionListener() {})) {
      session.start();

      assertThat(session.await().outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void stop_interruptsABlockedReaderAndKeepsWhatWasRead() throws InterruptedException {
    SyntheticSource source = new SyntheticSource(80, true, SyntheticSource.Ending.BLOCKS);
    TestDetector detector = new TestDetector("a");
    try (AnalysisSession session = session(request -> source, new SessionListener() {}, detector)) {
      session.start();
      source.reachedEnding.await();
      session.stop();

      assertThat(session.await().outcome()).isEqualTo(Outcome.STOPPED);
      AnalysisResult result = session.analysis().orElseThrow().result();
      assertThat(result.partial()).isTrue();
      assertThat(result.message()).isEqualTo("The analysis was stopped before the end.");
      assertThat(result.chunks()).isEqualTo(4);
      assertThat(result.frames()).isEqualTo(80);
    }
    assertThat(source.openFrames).hasValue(0);
  }

  @Test
  void close_endsARunningSessionAndAllItsThreads() throws InterruptedException {
    SyntheticSource source = new SyntheticSource(80, true, SyntheticSource.Ending.BLOCKS);
    AnalysisSession session =
        session(request -> source, new SessionListener() {}, new TestDetector("a"));
    session.start();
    source.reachedEnding.await();
    session.close();

    assertThat(source.closed).isTrue();
    assertThat(source.openFrames).hasValue(0);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .noneMatch(name -> name.matches("sightglass-(reader|detector|aggregator).*"));
  }

  @Test
  void sessionThatNeverStarted_closes() {
    session(request -> recording(1), new SessionListener() {}).close();
  }

  @Test
  void recordingWithSlowDetectors_waitsForThemAndHoldsFewChunks() throws InterruptedException {
    Semaphore turns = new Semaphore(0);
    TestDetector slow = new TestDetector("slow", false, chunk -> turns.acquireUninterruptibly());
    SyntheticSource source = recording(25 * 40);
    List<Integer> mostFrames = Collections.synchronizedList(new ArrayList<>());
    SessionListener listener =
        new SessionListener() {
          @Override
          public void progressed(Progress progress) {
            mostFrames.add(source.framesRead.get());
            turns.release();
          }
        };
    try (AnalysisSession session = session(request -> source, listener, slow)) {
      session.start();
      turns.release();
      session.await();
      assertThat(session.analysis().orElseThrow().result().gaps()).isEmpty();
    }

    assertThat(slow.chunks).hasSize(40);
    // In flight, at the reader waiting for room, and the picture that closed its chunk.
    for (int i = 0; i < mostFrames.size(); i++) {
      assertThat(mostFrames.get(i)).isLessThanOrEqualTo((i + 4 + 1) * 25 + 1);
    }
  }

  @Test
  void liveStreamWithSlowDetectors_dropsWholeChunksAndLeavesGaps() throws InterruptedException {
    SyntheticSource source =
        new SyntheticSource(25 * 10, true, SyntheticSource.Ending.PROGRAMME_ENDS);
    CountDownLatch allRead = source.reachedEnding;
    TestDetector slow =
        new TestDetector(
            "a",
            false,
            chunk -> {
              try {
                allRead.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    List<Long> decoded = Collections.synchronizedList(new ArrayList<>());
    SessionListener listener =
        new SessionListener() {
          @Override
          public void decoded(FeatureChunk chunk) {
            decoded.add(chunk.chunk().index());
          }
        };
    AnalysisResult result = run(source, listener, slow);

    assertThat(slow.chunks).startsWith(0L, 1L, 2L, 3L);
    assertThat(decoded).isEqualTo(LongStream.range(0, 10).boxed().toList());
    assertThat(result.gaps())
        .isNotEmpty()
        .first()
        .extracting(Gap::range)
        .isEqualTo(TimeRange.ofSeconds(4, 5));
    assertThat(result.chunks() + result.gaps().size()).isEqualTo(10);
    assertThat(result.events())
        .containsEntry(StreamEvent.Kind.CHUNK_DROPPED, (long) result.gaps().size());
    assertThat(result.partial()).isTrue();
    assertThat(result.defects().getFirst().range()).isEqualTo(TimeRange.ofSeconds(1.2, 4));
  }

  @Test
  void listenerThatThrows_doesNotEndTheSession() throws InterruptedException {
    SessionListener listener =
        new SessionListener() {
          @Override
          public void progressed(Progress progress) {
            throw new IllegalStateException("bug in a screen");
          }
        };

    assertThat(run(recording(50), listener, new TestDetector("a")).complete()).isTrue();
  }

  @Test
  void noDetector_isNoAnalysis() throws InterruptedException {
    AnalysisResult result = run(recording(50), new SessionListener() {});

    assertThat(result.complete()).isTrue();
    assertThat(result.chunks()).isEqualTo(2);
    assertThat(result.partial()).isTrue();
  }

  @Test
  void chosenDetectors_runAlone() throws InterruptedException {
    TestDetector a = new TestDetector("a");
    TestDetector b = new TestDetector("b");
    try (AnalysisSession session =
        new AnalysisSession(
            settings().withDetectors(Set.of("a")),
            request -> recording(30),
            (features, stream) -> new SharedPass(features),
            new DetectorRegistry(List.of(a, b)),
            new SessionListener() {})) {
      session.start();
      session.await();
      AnalysisResult result = session.analysis().orElseThrow().result();

      assertThat(b.chunks).isEmpty();
      assertThat(result.notRun())
          .containsExactly(new NotRun("b", Cause.NOT_SELECTED, "It was not chosen."));
      assertThat(result.partial()).isFalse();
    }
  }

  @Test
  void otherThreshold_isJudgedWithoutDecodingAgain() throws InterruptedException {
    SyntheticSource source = recording(90);
    try (AnalysisSession session =
        session(request -> source, new SessionListener() {}, new TestDetector("a"))) {
      session.start();
      session.await();
      Analysis analysis = session.analysis().orElseThrow();
      analysis.rejudge(
          new Profile("other", "Other", Severity.ERROR, List.of(rule("a", 60)), Map.of()));

      assertThat(analysis.timeline().defects()).extracting(Defect::firstFrame).containsExactly(60L);
      assertThat(source.framesRead).hasValue(90);
    }
  }
}
