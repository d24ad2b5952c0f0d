package io.sightglass.core.pipeline;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.Recording;
import io.sightglass.core.source.Recording.Recorded;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a live stream sent around each defect, from some seconds before it to some after, as
 * it came. Defects that lie close together share a recording. A listener of the session: called by
 * its aggregator.
 */
public final class DefectRecorder implements SessionListener {

  /**
   * What to keep.
   *
   * @param folder where the recordings go
   * @param extension {@code ts} or {@code mp4}
   * @param beforeMicros programme time before a defect
   * @param afterMicros programme time after it
   * @param least the least severity that is worth it
   */
  public record Rule(
      Path folder, String extension, long beforeMicros, long afterMicros, Severity least) {

    public Rule {
      if (beforeMicros < 0 || afterMicros < 0) {
        throw new IllegalArgumentException("a recording ends before it begins");
      }
      RecordingRequest.container(folder.resolve("x." + extension));
    }
  }

  private final Rule rule;
  private final Supplier<Optional<TimeShift>> timeShift;
  private final Set<Long> seen = new HashSet<>();
  private final List<CompletableFuture<Recorded>> recordings = new ArrayList<>();
  private @Nullable Recording current;
  private MediaTime until = MediaTime.ZERO;

  /**
   * @param timeShift the session's: {@link AnalysisSession#timeShift}
   */
  public DefectRecorder(Rule rule, Supplier<Optional<TimeShift>> timeShift) {
    this.rule = rule;
    this.timeShift = timeShift;
  }

  @Override
  public void progressed(Progress progress) {
    Recording running = current;
    if (running != null && until.isBefore(progress.analysedTo())) {
      running.endAt(until);
      current = null;
    }
    for (Defect defect : progress.defects()) {
      if (defect.severity().compareTo(rule.least()) < 0) {
        continue;
      }
      MediaTime end = MediaTime.max(defect.range().end(), defect.range().start());
      if (defect.open()) {
        end = MediaTime.max(end, progress.analysedTo());
      }
      if (seen.add(defect.id())) {
        begin(defect, end.plus(rule.afterMicros()));
      } else if (defect.open() || end.plus(rule.afterMicros()).compareTo(until) > 0) {
        extend(defect, end.plus(rule.afterMicros()));
      }
    }
  }

  private void begin(Defect defect, MediaTime end) {
    if (current != null) {
      until = MediaTime.max(until, end);
      return;
    }
    timeShift
        .get()
        .ifPresent(kept -> {
          current =
              kept.record(
                  new RecordingRequest(
                      file(defect),
                      defect.range().start().plus(-rule.beforeMicros()),
                      Optional.empty()));
          recordings.add(current.done());
          until = end;
        });
  }

  private void extend(Defect defect, MediaTime end) {
    if (current != null && defect.range().start().isBefore(until)) {
      until = MediaTime.max(until, end);
    }
  }

  private Path file(Defect defect) {
    long millis = Math.max(0, defect.range().start().micros() / 1000);
    return rule.folder()
        .resolve(
            "%s-%02dh%02dm%02d.%03ds-%d.%s"
                .formatted(
                    defect.type(),
                    millis / 3_600_000,
                    millis / 60_000 % 60,
                    millis / 1000 % 60,
                    millis % 1000,
                    defect.id(),
                    rule.extension()));
  }

  @Override
  public void ended(SessionEnd end) {
    Recording running = current;
    if (running != null) {
      running.endAt(until);
      running.stop();
      current = null;
    }
  }

  /** The recordings begun so far, each done when it is written. After the session's end: all. */
  public List<CompletableFuture<Recorded>> recordings() {
    return List.copyOf(recordings);
  }
}
