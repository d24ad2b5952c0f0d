package io.sightglass.desktop.shell;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.Suggestion;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.core.timeline.FrameClock;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.player.PlayerModel;
import io.sightglass.desktop.settings.WindowSettings;
import io.sightglass.desktop.triage.DefectFilterBar;
import io.sightglass.desktop.triage.DefectLooks;
import io.sightglass.desktop.triage.DefectPane;
import io.sightglass.desktop.triage.DefectTable;
import io.sightglass.desktop.triage.Evidence;
import io.sightglass.desktop.triage.Progress;
import io.sightglass.desktop.triage.ReviewDesk;
import io.sightglass.desktop.triage.TriageBar;
import io.sightglass.desktop.triage.TriageModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What keys do to defects, with what is open in the window. Used by the screen's thread. */
final class TriageDeeds implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  /** Of many that are judged at once, so many are remembered: each is read out of the recording. */
  private static final int MOST_REMEMBERED = 50;

  private final ReviewDesk desk;
  private final Workspace workspace;
  private final PlayerModel player;
  private final DefectTable table;
  private final DefectFilterBar filters;
  private final TriageBar bar;
  private final DefectPane why;
  private final DefectLooks looks;
  private final Window window;
  private final TriageModel model;
  private final FxUpdates seenUpdates = new FxUpdates();
  private Optional<Suggestion> suggestion = Optional.empty();
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-looks").daemon().factory());
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-review").daemon().factory());

  /** The window around. */
  interface Window {
    void goTo(Defect defect);

    void say(String sentence, boolean bad);

    void ask(TextPrompt prompt, String proposed);
  }

  TriageDeeds(
      ReviewDesk desk,
      WindowSettings settings,
      Workspace workspace,
      PlayerModel player,
      DefectTable table,
      DefectFilterBar filters,
      TriageBar bar,
      DefectPane why,
      Function<Executor, DefectLooks> looks,
      Window window) {
    this.desk = desk;
    this.workspace = workspace;
    this.player = player;
    this.table = table;
    this.filters = filters;
    this.bar = bar;
    this.why = why;
    this.looks = looks.apply(reader);
    this.window = window;
    this.model = new TriageModel(desk, new Surroundings(), writer, new FxUpdates());
    bar.goOnProperty().set(settings.goOn());
    bar.goOnProperty()
        .subscribe(follow -> {
          model.goOnProperty().set(follow);
          settings.setGoOn(follow);
        });
    bar.leftOnlyProperty().bindBidirectional(filters.leftOnlyProperty());
    bar.setOnUndo(model::undo);
    bar.setOnRedo(model::redo);
    why.setOnAccept(this::accept);
    why.setOnForget(this::forget);
  }

  TriageModel model() {
    return model;
  }

  /** Something else is going to be opened. */
  void leave() {
    model.leave();
    looks.follow(null);
    show(List.of());
  }

  /** Any thread. */
  void open(StreamInfo stream) {
    model.open(stream);
    if (!stream.live()) {
      looks.follow(MediaRequest.of(stream.uri()));
    }
  }

  /** Shows pictures of {@code defect}, and what was said of something like it. */
  void see(Defect defect) {
    suggestion = Optional.empty();
    suggested();
    looks.see(
        defect,
        Evidence.of(defect, workspace.view().analysis(), workspace.profile()).where(),
        seen -> {
          Optional<Suggestion> known =
              Progress.isLeft(defect)
                  ? model
                      .review()
                      .flatMap(review ->
                          seen.look().flatMap(look -> desk.suggestion(review, defect, look)))
                  : Optional.empty();
          seenUpdates.execute(() -> {
            if (why.shown() == seen.defect()) {
              suggestion = known;
              why.show(seen.pictures(), seen.heat(), known);
              suggested();
            }
          });
        });
  }

  private void suggested() {
    bar.suggest(suggestion.map(known -> Words.lower(known.said().verdict())).orElse(""));
  }

  private void accept() {
    Defect defect = workspace.selectedProperty().get();
    if (suggestion.isPresent() && defect != null && defect.id() == why.shown()) {
      model.accept(defect, suggestion.get());
    } else {
      window.say("Nothing that looks like this was judged before.", true);
    }
  }

  private void forget() {
    suggestion.ifPresentOrElse(
        known -> {
          model.forget(known);
          suggestion = Optional.empty();
          why.showNoSuggestion();
          suggested();
        },
        () -> window.say("Nothing that looks like this is remembered.", true));
  }

  void show(List<Defect> defects) {
    bar.show(
        Progress.of(defects),
        model.review().flatMap(Review::undoTitle).orElse(""),
        model.review().flatMap(Review::redoTitle).orElse(""));
  }

  /**
   * The listed defect before or after the selected one, where that is where the player stands or is
   * on its way to: keys may be typed ahead, and several defects may begin on one picture.
   */
  Optional<Defect> neighbour(int rows) {
    Defect selected = workspace.selectedProperty().get();
    if (selected == null || !standsAt(selected)) {
      return Optional.empty();
    }
    List<Defect> listed = table.getItems();
    for (int row = 0; row < listed.size(); row++) {
      if (listed.get(row).id() == selected.id()) {
        int other = row + rows;
        return Optional.of(
            other < 0 || other >= listed.size() ? listed.get(row) : listed.get(other));
      }
    }
    return Optional.empty();
  }

  private boolean standsAt(Defect defect) {
    return player
        .heading()
        .map(defect.range().start()::equals)
        .orElseGet(() -> player.state().frame() == defect.firstFrame());
  }

  void mark(MediaTime time) {
    model.mark(time, "");
  }

  void rename(Defect mark, String note) {
    model.rename(mark, note);
  }

  void perform(Action action) {
    long here = player.state().frame();
    switch (action) {
      case CONFIRM -> model.judge(Verdict.CONFIRMED);
      case FALSE_POSITIVE -> model.judge(Verdict.FALSE_POSITIVE);
      case CREATIVE_INTENT -> model.judge(Verdict.CREATIVE_INTENT);
      case KNOWN_SLATE -> model.judge(Verdict.KNOWN_SLATE);
      case FIXED -> model.judge(Verdict.FIXED);
      case REOPEN -> model.judge(Verdict.OPEN);
      case NOTE -> askForNote();
      case ASSIGN -> askForAssignee();
      case ACCEPT_SUGGESTION -> accept();
      case FORGET_SUGGESTION -> forget();
      case UNDO -> model.undo();
      case REDO -> model.redo();
      case NEXT_LEFT -> model.nextLeft();
      case LEFT_ONLY -> bar.leftOnlyProperty().set(!bar.leftOnlyProperty().get());
      case SELECT_PREVIOUS_TOO -> table.extend(-1);
      case SELECT_NEXT_TOO -> table.extend(1);
      case SELECT_ALL -> table.selectAll();
      case SELECT_GROUP -> table.selectGroup();
      case NEXT_GROUPING -> table.groupingProperty().set(table.groupingProperty().get().next());
      case MERGE -> model.merge();
      case SPLIT -> model.split(here);
      case START_HERE -> model.startAt(here);
      case END_HERE -> model.endWith(here);
      case START_EARLIER -> model.moveStart(-1);
      case START_LATER -> model.moveStart(1);
      case END_EARLIER -> model.moveEnd(-1);
      case END_LATER -> model.moveEnd(1);
      case ADD_DEFECT -> askForType();
      case REMOVE_DEFECT -> model.remove();
      case FIND -> filters.type();
      default -> throw new IllegalArgumentException(action + " is not done to defects");
    }
  }

  private void askForNote() {
    selected()
        .ifPresent(defect ->
            window.ask(
                new TextPrompt(
                    "defect-note", "Note", "what there is to see", "Keep", true, model::note),
                defect.disposition().note()));
  }

  private void askForAssignee() {
    selected()
        .ifPresent(defect ->
            window.ask(
                new TextPrompt(
                    "defect-assignee", "Who sees to it?", "a name", "Give", true, model::assign),
                defect.disposition().assignee()));
  }

  private void askForType() {
    MediaTime in = player.inProperty().get();
    MediaTime out = player.outProperty().get();
    if (in == null || out == null || !in.isBefore(out)) {
      window.say("Mark the first and the last picture first, with I and O.", true);
      return;
    }
    TimeRange range = new TimeRange(in, out);
    window.ask(
        new TextPrompt(
            "defect-type",
            "What is it?",
            "a type, such as moire or lip-sync",
            "Add",
            type -> model.add(range, type, Severity.ERROR, "")),
        "");
  }

  private Optional<Defect> selected() {
    List<Defect> selected = new Surroundings().selected();
    if (selected.isEmpty()) {
      window.say("Select a defect first: ↑ and ↓ go to the previous and the next.", true);
    }
    return selected.stream().findFirst();
  }

  /** Writes what was asked for, and closes the reviews. */
  @Override
  public void close() {
    writer.shutdown();
    looks.close();
    reader.shutdown();
    try {
      if (!reader.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        reader.shutdownNow();
      }
      if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desk.close();
  }

  private final class Surroundings implements TriageModel.Window {

    @Override
    public List<Defect> listed() {
      return table.getItems();
    }

    // What is looked at may be filtered out of the list.
    @Override
    public List<Defect> selected() {
      Defect lead = workspace.selectedProperty().get();
      List<Defect> selected = table.selected();
      return lead == null || selected.stream().anyMatch(d -> d.id() == lead.id())
          ? selected
          : List.of(lead);
    }

    @Override
    public Optional<FrameClock> clock() {
      return workspace.view().analysis().map(Analysis::clock);
    }

    @Override
    public void judged(List<Defect> defects) {
      model
          .review()
          .ifPresent(review ->
              defects.stream()
                  .limit(MOST_REMEMBERED)
                  .forEach(d -> looks.look(d, look -> desk.remember(review, d, look))));
    }

    @Override
    public void goTo(Defect defect) {
      window.goTo(defect);
    }

    @Override
    public void layOver(Optional<Review> review) {
      workspace.layOver(review);
    }

    @Override
    public void reviewed() {
      workspace.reviewed();
    }

    @Override
    public void say(String sentence, boolean bad) {
      window.say(sentence, bad);
    }
  }
}
