package io.sightglass.desktop.compare;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the programme held against the reference's: side by side, divided by a line that can
 * be moved, or as what they differ by. Used by the screen's thread.
 */
public final class ComparePane extends BorderPane {

  private static final double GAP = 4;

  private final Canvas canvas = new Canvas();
  private final Pane screen = new Pane(canvas);
  private final Label state = new Label();
  private final Label words = new Label();
  private final Button choose = new Button("Reference …");
  private final ToggleGroup views = new ToggleGroup();
  private final ObjectProperty<CompareView> view =
      new SimpleObjectProperty<>(CompareView.SIDE_BY_SIDE);
  private @Nullable PicturePair pair;
  private @Nullable Image difference;
  private double wipe = 0.5;

  public ComparePane() {
    setId("compare");
    getStyleClass().add("fix-check");
    state.setId("compare-state");
    state.setMinWidth(0);
    choose.setId("choose-reference");
    choose.getStyleClass().add("small");
    choose.setFocusTraversable(false);
    choose.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(state, space, choose);
    bar.getStyleClass().add("counts");
    words.setId("compare-words");
    words.getStyleClass().add("hint");
    words.setMinWidth(0);
    Region rest = new Region();
    HBox.setHgrow(rest, Priority.ALWAYS);
    HBox below = new HBox(words, rest);
    below.getStyleClass().add("counts");
    for (CompareView each : CompareView.values()) {
      below.getChildren().add(toggle(each));
    }
    screen.setMinSize(0, 0);
    screen.widthProperty().subscribe(width -> resize());
    screen.heightProperty().subscribe(height -> resize());
    screen.setOnMousePressed(event -> wipeTo(event.getX()));
    screen.setOnMouseDragged(event -> wipeTo(event.getX()));
    view.subscribe(chosen -> {
      views.getToggles().stream()
          .filter(toggle -> toggle.getUserData() == chosen)
          .forEach(toggle -> toggle.setSelected(true));
      draw();
    });
    setTop(bar);
    setCenter(screen);
    setBottom(below);
  }

  private ToggleButton toggle(CompareView each) {
    ToggleButton toggle = new ToggleButton(each.title());
    toggle.setId("compare-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    toggle.getStyleClass().add("small");
    toggle.setFocusTraversable(false);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setToggleGroup(views);
    toggle.setUserData(each);
    toggle.setOnAction(event -> {
      // One of them is always on.
      toggle.setSelected(true);
      view.set(each);
    });
    return toggle;
  }

  /** How the two are held against each other. */
  public ObjectProperty<CompareView> viewProperty() {
    return view;
  }

  /** Holds them against each other in the next way. */
  public void nextView() {
    view.set(view.get().next());
  }

  public void setOnChoose(Runnable action) {
    choose.setOnAction(event -> action.run());
  }

  void setState(String text) {
    state.setText(text);
  }

  void clear(String text) {
    pair = null;
    difference = null;
    words.setText("");
    setState(text);
    draw();
  }

  void show(PicturePair fresh) {
    pair = fresh;
    difference = null;
    words.setText(words(fresh));
    draw();
  }

  /** For people. */
  static String words(PicturePair shown) {
    if (shown.referenceFrame() < 0) {
      return "Picture " + shown.frame() + "; the reference has none there";
    }
    long millis = Math.round(shown.lagMicros() / 1e3);
    String lag = millis == 0 ? "" : String.format(Locale.ROOT, ", %+.3f s", millis / 1e3);
    return "Picture " + shown.frame() + " and " + shown.referenceFrame() + lag;
  }

  private void resize() {
    canvas.setWidth(screen.getWidth());
    canvas.setHeight(screen.getHeight());
    draw();
  }

  private void wipeTo(double x) {
    if (view.get() == CompareView.WIPE && pair != null) {
      Rectangle2D place = place(pair.programme(), 0, canvas.getWidth());
      wipe = Math.clamp((x - place.getMinX()) / Math.max(1, place.getWidth()), 0, 1);
      draw();
    }
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (pair == null) {
      return;
    }
    switch (view.get()) {
      case SIDE_BY_SIDE -> {
        double half = (canvas.getWidth() - GAP) / 2;
        image(g, pair.programme(), place(pair.programme(), 0, half));
        image(g, pair.reference(), place(pair.programme(), half + GAP, half));
      }
      case WIPE -> wipe(g, pair);
      case DIFFERENCE -> {
        if (difference == null) {
          difference = pair.difference();
        }
        image(g, difference, place(pair.programme(), 0, canvas.getWidth()));
      }
    }
  }

  private void wipe(GraphicsContext g, PicturePair shown) {
    Rectangle2D place = place(shown.programme(), 0, canvas.getWidth());
    image(g, shown.programme(), place);
    Image other = shown.reference();
    double cut = Math.round(place.getWidth() * wipe);
    if (other != null && cut < place.getWidth()) {
      double from = other.getWidth() * cut / place.getWidth();
      g.drawImage(
          other,
          from,
          0,
          other.getWidth() - from,
          other.getHeight(),
          place.getMinX() + cut,
          place.getMinY(),
          place.getWidth() - cut,
          place.getHeight());
    }
    g.setStroke(Color.WHITE);
    g.strokeLine(
        place.getMinX() + cut + 0.5, place.getMinY(), place.getMinX() + cut + 0.5, place.getMaxY());
  }

  private static void image(GraphicsContext g, @Nullable Image image, Rectangle2D place) {
    if (image == null) {
      g.setFill(Color.BLACK);
      g.fillRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    } else {
      g.drawImage(image, place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    }
  }

  /** As large as it can be in the middle of the width from {@code left}. */
  private Rectangle2D place(Image image, double left, double width) {
    double scale = Math.min(width / image.getWidth(), canvas.getHeight() / image.getHeight());
    double across = Math.max(0, Math.floor(image.getWidth() * scale));
    double down = Math.max(0, Math.floor(image.getHeight() * scale));
    return new Rectangle2D(
        Math.floor(left + (width - across) / 2),
        Math.floor((canvas.getHeight() - down) / 2),
        across,
        down);
  }
}
