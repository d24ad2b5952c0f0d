package io.sightglass.cli;

import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds what was detected in a clip against what is known to be in it, by the rules of the corpus's
 * own {@code score.py}: an event is found where a detection of its type overlaps it and lies, by
 * half its length, in the event widened by a second; other detections are false, unless they lie in
 * a stretch where their type is tolerated.
 */
final class Score {

  private static final double TOLERANCE = 1.0;
  private static final double INSIDE = 0.5;

  /** A stretch of time in seconds. */
  record Span(double start, double end) {

    Span widened() {
      return new Span(start - TOLERANCE, end + TOLERANCE);
    }

    double overlap(Span other) {
      return Math.min(end, other.end) - Math.max(start, other.start);
    }

    /** Seconds from this to {@code other}, zero or less where they overlap. */
    double distance(Span other) {
      return -overlap(other);
    }
  }

  /** A detection, in seconds from the first picture. */
  record Detection(String type, Span span) {

    static Detection of(Defect defect, double origin) {
      return new Detection(
          defect.type(),
          new Span(
              defect.range().start().seconds() - origin, defect.range().end().seconds() - origin));
    }
  }

  /** An event that is there; errors are in pictures, empty where it was not found. */
  record Row(
      String clip, Truth.Event event, Optional<Double> startError, Optional<Double> endError) {

    boolean found() {
      return startError.isPresent();
    }
  }

  /** A detection of what is not there. */
  record FalseAlarm(String clip, boolean clean, Detection detection) {

    @Override
    public String toString() {
      return "%s %s %.2f-%.2f%s"
          .formatted(
              clip,
              detection.type(),
              detection.span().start(),
              detection.span().end(),
              clean ? " (clean)" : "");
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final List<FalseAlarm> falseAlarms = new ArrayList<>();

  void add(Truth truth, List<Detection> detections) {
    List<List<Span>> hits = new ArrayList<>();
    truth.events().forEach(event -> hits.add(new ArrayList<>()));
    for (Detection detection : detections) {
      List<Truth.Event> mine =
          truth.events().stream().filter(e -> e.type().equals(detection.type())).toList();
      if (isIn(detection.span(), mine.stream().map(Truth.Event::span).toList())) {
        for (Truth.Event event : touched(detection.span(), mine)) {
          hits.get(truth.events().indexOf(event)).add(detection.span());
        }
      } else if (!isIn(detection.span(), truth.forgiven(detection.type()))) {
        falseAlarms.add(new FalseAlarm(truth.clip(), truth.clean(), detection));
      }
    }
    for (int e = 0; e < hits.size(); e++) {
      Truth.Event event = truth.events().get(e);
      List<Span> found = hits.get(e);
      rows.add(
          new Row(
              truth.clip(),
              event,
              found.stream()
                  .map(Span::start)
                  .min(Comparator.naturalOrder())
                  .map(start -> (start - event.span().start()) * truth.picturesPerSecond()),
              found.stream()
                  .map(Span::end)
                  .max(Comparator.naturalOrder())
                  .map(end -> (end - event.span().end()) * truth.picturesPerSecond())));
    }
  }

  private static List<Truth.Event> touched(Span span, List<Truth.Event> events) {
    List<Truth.Event> over = events.stream().filter(e -> span.overlap(e.span()) >= 0).toList();
    return over.isEmpty()
        ? events.stream()
            .min(Comparator.comparingDouble(e -> span.distance(e.span())))
            .filter(e -> span.distance(e.span()) <= TOLERANCE)
            .stream()
            .toList()
        : over;
  }

  private static boolean isIn(Span span, List<Span> spans) {
    List<Span> wide =
        spans.stream().map(Span::widened).sorted(Comparator.comparingDouble(Span::start)).toList();
    double length = span.end() - span.start();
    if (length < 1e-6) {
      return wide.stream().anyMatch(w -> w.start() <= span.start() && span.start() <= w.end());
    }
    double at = span.start();
    double covered = 0;
    for (Span w : wide) {
      double from = Math.max(w.start(), at);
      double to = Math.min(w.end(), span.end());
      if (to > from) {
        covered += to - from;
        at = to;
      }
    }
    return covered / length >= INSIDE;
  }

  List<Row> rows(String type) {
    return rows.stream().filter(row -> row.event().type().equals(type)).toList();
  }

  List<Row> missed(String type) {
    return rows(type).stream().filter(row -> !row.found()).toList();
  }

  List<FalseAlarm> falseAlarms(String type) {
    return falseAlarms.stream().filter(alarm -> alarm.detection().type().equals(type)).toList();
  }

  double f1(String type) {
    double found = rows(type).size() - missed(type).size();
    double wrong = missed(type).size() + falseAlarms(type).size();
    return 2 * found / (2 * found + wrong);
  }

  /** Median of |error| of starts and ends of what was found, in pictures. */
  double medianError(String type) {
    double[] errors =
        rows(type).stream()
            .flatMap(row -> java.util.stream.Stream.of(row.startError(), row.endError()))
            .flatMap(Optional::stream)
            .mapToDouble(Math::abs)
            .sorted()
            .toArray();
    // Times are whole microseconds: a thousandth of a picture is no error.
    return errors.length == 0 ? 0 : Math.rint(errors[errors.length / 2] * 100) / 100;
  }
}
