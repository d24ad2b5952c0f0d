package io.sightglass.core.review;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.review.Entry.Action.Edit;
import io.sightglass.core.review.ReviewException.Reason;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person wants done to defects that a review shows, as edits of the review. They change
 * nothing by themselves: {@link Review#apply} does.
 */
public final class Edits {

  /** The most letters that a note has. */
  public static final int MAX_NOTE = 4000;

  /** The most letters that an assignee's name has. */
  public static final int MAX_NAME = 200;

  private final Review review;

  public Edits(Review review) {
    this.review = review;
  }

  /** Judges each of {@code defects}. */
  public Edit judge(List<Defect> defects, Verdict verdict) {
    return each(title(verdict), defects, key -> new Change.Judged(key, verdict));
  }

  private static String title(Verdict verdict) {
    return verdict == Verdict.OPEN
        ? "opened again"
        : verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Puts this note on each; an empty one takes the note off. */
  public Edit note(List<Defect> defects, String note) throws ReviewException {
    String text = limited("The note", note, MAX_NOTE);
    return each("note", defects, key -> new Change.Noted(key, text));
  }

  /** Gives each to {@code assignee}; to nobody where that is empty. */
  public Edit assign(List<Defect> defects, String assignee) throws ReviewException {
    String name = limited("The name", assignee, MAX_NAME);
    return each("assignee", defects, key -> new Change.Assigned(key, name));
  }

  private static String limited(String what, String text, int most) throws ReviewException {
    String stripped = text.strip();
    if (stripped.length() > most) {
      throw new ReviewException(
          Reason.REFUSED, what + " is too long: it may have " + most + " letters.");
    }
    return stripped;
  }

  /** Makes one of several of a type. */
  public Edit merge(List<Defect> defects) throws ReviewException {
    if (defects.size() < 2) {
      throw new ReviewException(
          Reason.REFUSED, "Select two or more defects of one type to make one of them.");
    }
    Defect first = defects.getFirst();
    if (!defects.stream().allMatch(d -> d.type().equals(first.type()))) {
      throw new ReviewException(
          Reason.REFUSED, "Only defects of one type become one; these are of several.");
    }
    if (defects.stream().map(d -> track(d.metric())).distinct().count() > 1) {
      throw new ReviewException(
          Reason.REFUSED, "Only defects of one audio track become one; these are on several.");
    }
    List<Change> changes = new ArrayList<>();
    Set<String> parts = new LinkedHashSet<>();
    Extent extent = Extent.of(first);
    for (Defect defect : defects) {
      closed(defect);
      extent = extent.span(Extent.of(defect));
      retire(defect, changes, parts);
    }
    Severity worst = defects.stream().map(Defect::severity).max(Severity::compareTo).orElseThrow();
    String key = UUID.randomUUID().toString();
    changes.add(
        new Change.Drawn(
            key, new Subject(first.type(), first.metric(), worst, extent), List.copyOf(parts)));
    inherit(key, defects, changes);
    return new Edit("merge", changes);
  }

  private static String track(String metric) {
    int at = metric.lastIndexOf('@');
    return at < 0 ? "" : metric.substring(at);
  }

  /**
   * Makes two of one.
   *
   * @param before the part before the cut
   * @param after the part from the cut on
   */
  public Edit split(Defect defect, Extent before, Extent after) throws ReviewException {
    closed(defect);
    List<Change> changes = new ArrayList<>();
    Set<String> parts = new LinkedHashSet<>();
    retire(defect, changes, parts);
    for (Extent half : List.of(before, after)) {
      String key = UUID.randomUUID().toString();
      changes.add(
          new Change.Drawn(
              key,
              new Subject(defect.type(), defect.metric(), defect.severity(), half),
              List.copyOf(parts)));
      inherit(key, List.of(defect), changes);
    }
    return new Edit("split", changes);
  }

  /** Puts a defect's edges elsewhere. */
  public Edit move(Defect defect, Extent extent) throws ReviewException {
    closed(defect);
    return each("edge moved", List.of(defect), key -> new Change.Moved(key, extent));
  }

  /** Adds what no detector found; it is confirmed by being added. */
  public Edit add(Extent extent, String type, Severity severity, String note)
      throws ReviewException {
    if (!type.matches("[a-z0-9]+(-[a-z0-9]+)*") || type.length() > 64) {
      throw new ReviewException(
          Reason.REFUSED,
          "“" + type + "” is no type of defect. Use small letters with dashes between words.");
    }
    String key = UUID.randomUUID().toString();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Drawn(key, new Subject(type, "", severity, extent), List.of()));
    changes.add(new Change.Judged(key, Verdict.CONFIRMED));
    String text = limited("The note", note, MAX_NOTE);
    if (!text.isEmpty()) {
      changes.add(new Change.Noted(key, text));
    }
    return new Edit(type + " added", changes);
  }

  /** Takes away what a person had added. */
  public Edit remove(List<Defect> defects) throws ReviewException {
    List<Change> changes = new ArrayList<>();
    for (Defect defect : defects) {
      Optional<Finding> finding = review.finding(defect);
      if (finding.filter(Finding::addedByHand).isEmpty()) {
        throw new ReviewException(
            Reason.REFUSED,
            "What a detector found is not taken away. Judge it a false positive, or undo the"
                + " change.");
      }
      changes.add(new Change.Retired(finding.get().key()));
    }
    return new Edit("removed", changes);
  }

  /** Judges {@code defect} as something like it was judged, and takes that note over. */
  public Edit accept(Defect defect, Suggestion suggestion) {
    List<Change> changes = new ArrayList<>();
    String key = enter(defect, changes);
    changes.add(new Change.Judged(key, suggestion.said().verdict()));
    if (defect.disposition().note().isEmpty() && !suggestion.said().note().isEmpty()) {
      changes.add(new Change.Noted(key, suggestion.said().note()));
    }
    return new Edit("suggestion accepted", changes);
  }

  /** Has the other's word count in a conflict; where an extent is in question, their judgement. */
  public Edit take(ReviewMerge.Conflict conflict) {
    String key = conflict.key();
    Disposition theirs = conflict.theirs();
    return new Edit(
        "theirs taken",
        List.of(
            switch (conflict.what()) {
              case NOTE -> new Change.Noted(key, theirs.note());
              case ASSIGNEE -> new Change.Assigned(key, theirs.assignee());
              case VERDICT, EXTENT -> new Change.Settled(key, theirs);
            }));
  }

  /** Says again of {@code defect} what was said of another, by whom and when included. */
  public Edit settle(Defect defect, Disposition disposition) {
    return each("settled", List.of(defect), key -> new Change.Settled(key, disposition));
  }

  private Edit each(String title, List<Defect> defects, Function<String, Change> change) {
    List<Change> changes = new ArrayList<>();
    for (Defect defect : defects) {
      String key = enter(defect, changes);
      changes.add(change.apply(key));
    }
    return new Edit(title, changes);
  }

  private String enter(Defect defect, List<Change> changes) {
    Optional<Finding> known = review.finding(defect);
    if (known.isPresent()) {
      return known.get().key();
    }
    String key = review.key(defect);
    changes.add(new Change.Found(key, Subject.of(defect)));
    return key;
  }

  private void retire(Defect defect, List<Change> changes, Set<String> parts) {
    Optional<Finding> known = review.finding(defect);
    String key = enter(defect, changes);
    parts.addAll(known.filter(Finding::drawn).map(Finding::parts).orElse(List.of(key)));
    changes.add(new Change.Retired(key));
  }

  // What all were is what comes of them; where they differ, somebody has to look again.
  private static void inherit(String key, List<Defect> from, List<Change> changes) {
    List<Disposition> said = from.stream().map(Defect::disposition).toList();
    Disposition first = said.getFirst();
    Verdict verdict =
        said.stream().allMatch(d -> d.verdict() == first.verdict())
            ? first.verdict()
            : Verdict.OPEN;
    String notes =
        said.stream()
            .map(Disposition::note)
            .filter(note -> !note.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    String assignee =
        said.stream().map(Disposition::assignee).distinct().count() == 1 ? first.assignee() : "";
    Disposition inherited =
        verdict == Verdict.OPEN
            ? new Disposition(verdict, "", notes, assignee, Optional.empty())
            : new Disposition(verdict, first.by(), notes, assignee, first.at());
    if (!Objects.equals(inherited, Disposition.OPEN)) {
      changes.add(new Change.Settled(key, inherited));
    }
  }

  private static void closed(Defect defect) throws ReviewException {
    if (defect.open()) {
      throw new ReviewException(
          Reason.REFUSED, "This defect still goes on: wait until the analysis is past its end.");
    }
  }
}
