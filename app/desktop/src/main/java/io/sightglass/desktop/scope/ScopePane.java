package io.sightglass.desktop.scope;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.player.VideoSurface;
import io.sightglass.desktop.fx.Coalescing;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.theme.Palette;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Waveform, vectorscope and histogram of the picture on screen. They are drawn in the background,
 * of the newest picture, and only while somebody looks. Used by the screen's thread, but for its
 * {@link #surface}.
 */
public final class ScopePane extends GridPane {

  private final ScopeView waveform =
      new ScopeView("Waveform, luma", ScopeView.Graticule.LEVELS, false);
  private final ScopeView vectors =
      new ScopeView("Vectorscope, Cb Cr", ScopeView.Graticule.VECTORS, true);
  private final ScopeView histogram =
      new ScopeView("Histogram, luma", ScopeView.Graticule.CODES, false);
  private final Executor drawing;
  private final FxUpdates updates = new FxUpdates();
  private final AtomicReference<@Nullable VideoFrame> latest = new AtomicReference<>();
  private volatile boolean watched;
  private volatile Palette palette = Palette.DARK;

  /** All three, of one picture. */
  private record Drawn(Image waveform, Image vectors, Image histogram) {}

  public ScopePane(Executor background) {
    drawing = new Coalescing(background);
    getStyleClass().add("scopes");
    setId("scopes");
    add(titled(waveform), 0, 0, 2, 1);
    add(titled(vectors), 0, 1);
    add(titled(histogram), 1, 1);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(50);
      getColumnConstraints().add(column);
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(50);
      getRowConstraints().add(row);
    }
  }

  private static VBox titled(ScopeView view) {
    Label title = new Label(view.title());
    title.getStyleClass().add("hint");
    VBox.setVgrow(view, Priority.ALWAYS);
    return new VBox(4, title, view);
  }

  /** Takes pictures, from the player's thread. */
  public VideoSurface surface() {
    return this::take;
  }

  /** Whether somebody looks. */
  public void setWatched(boolean looks) {
    watched = looks;
    if (looks) {
      drawing.execute(this::draw);
    }
  }

  public void setPalette(Palette colours) {
    palette = colours;
    waveform.setPalette(colours);
    vectors.setPalette(colours);
    histogram.setPalette(colours);
    drawing.execute(this::draw);
  }

  /** Forgets the picture. */
  public void clear() {
    release(latest.getAndSet(null));
    waveform.show(null);
    vectors.show(null);
    histogram.show(null);
  }

  private void take(VideoFrame frame) {
    release(latest.getAndSet(frame.retain()));
    if (watched) {
      drawing.execute(this::draw);
    }
  }

  private static void release(@Nullable VideoFrame frame) {
    if (frame != null) {
      frame.close();
    }
  }

  // Background. The picture is put back unless a newer one has come, for a second look.
  private void draw() {
    VideoFrame frame = latest.getAndSet(null);
    if (frame == null || !watched) {
      putBack(frame);
      return;
    }
    Scopes scopes = Scopes.of(frame);
    putBack(frame);
    Palette colours = palette;
    Drawn drawn =
        new Drawn(
            ScopePicture.waveform(scopes, colours),
            ScopePicture.vectors(scopes, colours),
            ScopePicture.histogram(scopes, colours));
    updates.execute(() -> show(drawn));
  }

  private void putBack(@Nullable VideoFrame frame) {
    if (frame != null && !latest.compareAndSet(null, frame)) {
      frame.close();
    }
  }

  private void show(Drawn drawn) {
    waveform.show(drawn.waveform());
    vectors.show(drawn.vectors());
    histogram.show(drawn.histogram());
  }

  /** Whether there is something to see. */
  public boolean drawn() {
    return waveform.drawn();
  }
}
