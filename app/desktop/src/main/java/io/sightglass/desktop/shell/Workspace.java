package io.sightglass.desktop.shell;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.ExtractorFactory;
import io.sightglass.core.pipeline.Reanalysis;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.review.Review;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.fx.Coalescing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The programme that is open, its analysis, and the defect that is looked at. Used by the screen's
 * thread; what the session's threads tell is brought there by the executor.
 */
public final class Workspace implements AutoCloseable {

  private final MediaOpener opener;
  private final ExtractorFactory extractors;
  private final DetectorRegistry registry;
  private final Coalescing judging;
  private Profile base;
  private final ReadOnlyObjectWrapper<Profile> profile;
  private final Executor updates;
  private final Executor background;
  private final ReadOnlyObjectWrapper<AnalysisView> view =
      new ReadOnlyObjectWrapper<>(AnalysisView.EMPTY);
  private final ObjectProperty<@Nullable Defect> selected = new SimpleObjectProperty<>();
  private volatile @Nullable Running running;
  private volatile @Nullable HeldReport held;
  private StreamOpened onOpened = (stream, session, timeShift) -> {};

  /** Hears that a source was opened. */
  @FunctionalInterface
  public interface StreamOpened {

    /**
     * Called by the session's thread, before the first chunk is told.
     *
     * @param session takes further listeners
     * @param timeShift what just went by, where that is kept
     */
    void opened(StreamInfo stream, SessionTap session, Supplier<Optional<TimeShift>> timeShift);
  }

  /** Lets further listeners hear what the session tells. */
  @FunctionalInterface
  public interface SessionTap {
    void add(SessionListener listener);
  }

  /**
   * @param updates runs the latest update on the screen's thread
   * @param background runs what may take a while
   */
  public Workspace(
      MediaOpener opener,
      ExtractorFactory extractors,
      DetectorRegistry registry,
      Profile profile,
      Executor updates,
      Executor background) {
    this.opener = opener;
    this.extractors = extractors;
    this.registry = registry;
    this.base = profile;
    this.profile = new ReadOnlyObjectWrapper<>(profile);
    this.updates = updates;
    this.background = background;
    this.judging = new Coalescing(background);
  }

  public ReadOnlyObjectProperty<AnalysisView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Analyses parts of a recording again as it was analysed. */
  Reanalysis reanalysis() {
    return new Reanalysis(opener, extractors, registry);
  }

  /** What opens sources. */
  MediaOpener opener() {
    return opener;
  }

  public AnalysisView view() {
    return view.get();
  }

  /** The defect that is looked at; null where none is. */
  public ObjectProperty<@Nullable Defect> selectedProperty() {
    return selected;
  }

  /** What counts as a defect now: the profile, or a change of it that is being tried. */
  public ReadOnlyObjectProperty<Profile> profileProperty() {
    return profile.getReadOnlyProperty();
  }

  public Profile profile() {
    return profile.get();
  }

  /** The profile without what is being tried. */
  public Profile baseProfile() {
    return base;
  }

  /**
   * Judges what was measured by another profile, without decoding again; that is a trial until it
   * is kept.
   */
  public void tryOut(Profile changed) {
    profile.set(changed);
    view()
        .analysis()
        .ifPresent(analysis ->
            judging.execute(() -> {
              analysis.rejudge(changed);
              updates.execute(this::refresh);
            }));
  }

  /** Goes back to the profile as it was. */
  public void dropTrial() {
    tryOut(base);
  }

  /** Works by {@code chosen} from now on: it is no trial. */
  public void use(Profile chosen) {
    base = chosen;
    tryOut(chosen);
  }

  /** Lays a review over what is found, from now on; empty takes it off. */
  public void layOver(Optional<Review> review) {
    Running current = running;
    if (current != null) {
      current.review = review;
      refresh();
    }
    HeldReport report = held;
    if (report != null) {
      report.review = review;
      refresh();
    }
  }

  /** What just went by, where a live stream is open that keeps it. */
  public Optional<TimeShift> timeShift() {
    Running current = running;
    return current == null ? Optional.empty() : current.session.timeShift();
  }

  /** A person's marks, in order of time. */
  public List<Defect> marks() {
    return view().defects().stream().filter(d -> d.type().equals(Defect.MARKER)).toList();
  }

  public void setOnOpened(StreamOpened action) {
    onOpened = action;
  }

  /** Opens {@code uri} in place of what is open, and analyses it at once in the background. */
  public void open(String uri) {
    retire();
    selected.set(null);
    Running fresh = new Running(uri);
    running = fresh;
    refresh();
    fresh.session.start();
  }

  /** Shows what was found earlier in place of what is open, by its own profile. */
  public void show(String name, Analysis earlier) {
    retire();
    selected.set(null);
    base = earlier.profile();
    profile.set(base);
    held = new HeldReport(name, earlier);
    refresh();
  }

  /** Stops the analysis; what was analysed stays. */
  public void stop() {
    Running current = running;
    if (current != null) {
      current.session.stop();
    }
  }

  /** The first defect that begins after {@code time}. */
  public Optional<Defect> nextDefect(MediaTime time) {
    return view().defects().stream().filter(d -> time.isBefore(d.range().start())).findFirst();
  }

  /** The last defect that begins before {@code time}. */
  public Optional<Defect> previousDefect(MediaTime time) {
    List<Defect> defects = view().defects();
    return defects.reversed().stream().filter(d -> d.range().start().isBefore(time)).findFirst();
  }

  /** Shows what is known by now, after the review has changed. */
  public void reviewed() {
    refresh();
  }

  // Whatever asked for it: an update of a session that is gone must not swallow the current one's.
  private void refresh() {
    Running current = running;
    HeldReport report = held;
    if (current == null && report == null) {
      return;
    }
    AnalysisView now = current != null ? current.view() : Objects.requireNonNull(report).view();
    view.set(now);
    Defect before = selected.get();
    if (before != null) {
      // The same defect may have grown meanwhile, or be there no more.
      Optional<Defect> same = now.defects().stream().filter(d -> d.id() == before.id()).findFirst();
      if (!same.equals(Optional.of(before))) {
        selected.set(same.orElse(null));
      }
    }
  }

  // What was read is still analysed before a session ends; nobody should wait for that.
  private void retire() {
    Running current = running;
    running = null;
    held = null;
    if (current != null) {
      current.session.stop();
      background.execute(current.session::close);
    }
  }

  /** Ends the analysis and its threads; waits for that. */
  @Override
  public void close() {
    Running current = running;
    running = null;
    if (current != null) {
      current.session.close();
    }
    view.set(AnalysisView.EMPTY);
  }

  /** A report that was opened in place of a programme. */
  private static final class HeldReport {

    private final String name;
    private final Analysis analysis;
    private Optional<Review> review = Optional.empty();

    HeldReport(String name, Analysis analysis) {
      this.name = name;
      this.analysis = analysis;
    }

    AnalysisView view() {
      AnalysisResult result = analysis.result();
      List<Defect> found = analysis.timeline().defects();
      return new AnalysisView(
          name,
          Optional.of(analysis),
          review.map(known -> known.over(found)).orElse(found),
          result.gaps(),
          result.analysedTo(),
          Optional.empty(),
          Optional.of(
              result.complete()
                  ? SessionListener.Outcome.COMPLETE
                  : SessionListener.Outcome.STOPPED),
          result.message());
    }
  }

  /** One session, and what it has told by now. */
  private final class Running implements SessionListener {

    private final String uri;
    private final AnalysisSession session;
    private Optional<Review> review = Optional.empty();
    private volatile @Nullable Progress progress;
    private volatile @Nullable SessionEnd end;
    private volatile @Nullable SessionListener tap;

    Running(String uri) {
      this.uri = uri;
      this.session =
          new AnalysisSession(
              AnalysisSettings.of(MediaRequest.of(uri).withEveryAudioTrack(true), profile.get()),
              opener,
              extractors,
              registry,
              this);
    }

    AnalysisView view() {
      Optional<Analysis> analysis = session.analysis();
      Progress latest = progress;
      SessionEnd ended = end;
      return new AnalysisView(
          uri,
          analysis,
          analysis.map(a -> reviewed(a.timeline().defects())).orElse(List.of()),
          analysis.map(a -> a.result().gaps()).orElse(List.of()),
          latest == null ? MediaTime.ZERO : latest.analysedTo(),
          Optional.ofNullable(latest).map(Progress::headroom),
          Optional.of(ended == null ? Outcome.RUNNING : ended.outcome()),
          ended == null ? "" : ended.message());
    }

    private void tap(SessionListener listener) {
      SessionListener before = tap;
      tap = before == null ? listener : SessionListener.all(List.of(before, listener));
    }

    private List<Defect> reviewed(List<Defect> found) {
      return review.map(known -> known.over(found)).orElse(found);
    }

    @Override
    public void opened(StreamInfo stream) {
      if (running == this) {
        onOpened.opened(stream, this::tap, session::timeShift);
      }
      updates.execute(Workspace.this::refresh);
    }

    @Override
    public void progressed(Progress latest) {
      progress = latest;
      SessionListener other = tap;
      if (other != null) {
        other.progressed(latest);
      }
      updates.execute(Workspace.this::refresh);
    }

    @Override
    public void decoded(FeatureChunk chunk) {
      SessionListener other = tap;
      if (other != null) {
        other.decoded(chunk);
      }
    }

    @Override
    public void ended(SessionEnd how) {
      end = how;
      SessionListener other = tap;
      if (other != null) {
        other.ended(how);
      }
      updates.execute(Workspace.this::refresh);
    }
  }
}
