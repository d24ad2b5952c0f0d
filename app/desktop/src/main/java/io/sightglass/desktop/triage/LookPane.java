package io.sightglass.desktop.triage;

import io.sightglass.core.review.Suggestion;
import io.sightglass.core.timeline.Disposition;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a defect looks like, and what was said of something like it. */
final class LookPane extends VBox {

  private static final double GAP = 6;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  private final HBox pictures = new HBox(GAP);
  private final ImageView heat = new ImageView();
  private final Label heatWords = new Label();
  private final VBox where = new VBox(2, heat, heatWords);
  private final TracePane trace = new TracePane();
  private final HBox measured = new HBox(GAP * 2, where, trace);
  private final Label words = new Label();
  private final Button accept = new Button("Take it over (Y)");
  private final Button forget = new Button("Forget it");
  private final VBox suggestion = new VBox(GAP, words, new HBox(GAP, accept, forget));

  LookPane() {
    setSpacing(GAP);
    pictures.setId("defect-pictures");
    words.setId("suggestion");
    words.setWrapText(true);
    accept.setId("accept-suggestion");
    accept.getStyleClass().addAll("small", "accent");
    forget.setId("forget-suggestion");
    forget.getStyleClass().add("small");
    accept.setFocusTraversable(false);
    forget.setFocusTraversable(false);
    suggestion.getStyleClass().add("suggestion");
    heat.setId("heat-map");
    heat.setPreserveRatio(true);
    heat.fitWidthProperty().bind(widthProperty().subtract(GAP * 2).divide(2));
    heatWords.setId("heat-words");
    heatWords.getStyleClass().add("hint");
    heatWords.setWrapText(true);
    heatWords.maxWidthProperty().bind(heat.fitWidthProperty());
    HBox.setHgrow(trace, Priority.ALWAYS);
    getChildren().setAll(pictures, measured, suggestion);
    showPictures(List.of());
    showHeat(Optional.empty());
    showSuggestion(Optional.empty());
  }

  void setOnAccept(Runnable action) {
    accept.setOnAction(event -> action.run());
  }

  void setOnForget(Runnable action) {
    forget.setOnAction(event -> action.run());
  }

  void showPictures(List<DefectLooks.Picture> shown) {
    pictures.getChildren().clear();
    for (DefectLooks.Picture picture : shown) {
      ImageView view = new ImageView(picture.image());
      view.setPreserveRatio(true);
      view.fitWidthProperty()
          .bind(widthProperty().subtract(GAP * 2).divide(Math.max(1, shown.size())));
      Label caption = new Label(picture.caption() + ", " + picture.frame());
      caption.getStyleClass().add("hint");
      VBox box = new VBox(2, view, caption);
      HBox.setHgrow(box, Priority.ALWAYS);
      pictures.getChildren().add(box);
    }
    pictures.setVisible(!shown.isEmpty());
    pictures.setManaged(!shown.isEmpty());
  }

  /** Shows where in the picture it lies. */
  void showHeat(Optional<DefectLooks.Picture> map) {
    heat.setImage(map.map(DefectLooks.Picture::image).orElse(null));
    heatWords.setText(map.map(DefectLooks.Picture::caption).orElse(""));
    where.setVisible(map.isPresent());
    where.setManaged(map.isPresent());
  }

  TracePane trace() {
    return trace;
  }

  void showSuggestion(Optional<Suggestion> known) {
    words.setText(known.map(LookPane::words).orElse(""));
    suggestion.setVisible(known.isPresent());
    suggestion.setManaged(known.isPresent());
  }

  /** For people. */
  static String words(Suggestion known) {
    Disposition said = known.said();
    return "This looks like what "
        + (said.by().isEmpty() ? "somebody" : said.by())
        + " judged "
        + DefectText.words(said.verdict())
        + said.at().map(at -> " on " + DAY.format(at)).orElse("")
        + " in "
        + known.source()
        + (said.note().isEmpty() ? "." : ": “" + said.note() + "”.");
  }
}
