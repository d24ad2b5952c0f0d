package io.sightglass.desktop.triage;

import io.sightglass.core.report.compare.FixCheck;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of an older report's defects: which are fixed, persistent, moved, new. */
public final class FixCheckPane extends BorderPane {

  /** Of a column's width, what it keeps where the window is small. */
  private static final double LEAST_SHARE = 0.66;

  private final TableView<FixCheck.Row> table = new TableView<>();
  private final Label counts = new Label();
  private final Button choose = new Button("Older report …", new FontIcon(Feather.FOLDER));
  private TimecodeText timecode = TimecodeText.DEFAULT;
  private Consumer<Defect> onSelect = defect -> {};
  private boolean updating;

  public FixCheckPane() {
    getStyleClass().add("fix-check");
    table.setId("fix-check");
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(
        new Label("Choose the report of an older version, to see what was fixed (Ctrl+D)."));
    addColumn("Now", 110, row -> DefectText.words(row.status()));
    addColumn("Type", 170, row -> row.defect().type());
    addColumn("Severity", 100, row -> DefectText.words(row.defect().severity()));
    addColumn("Was", 130, row -> row.before().map(this::start).orElse("–"));
    addColumn("Is", 130, row -> row.after().map(this::start).orElse("–"));
    addColumn("Length", 140, FixCheckPane::length);
    addColumn(
        "Judged",
        110,
        row -> row.before().map(d -> DefectText.words(d.disposition().verdict())).orElse(""));
    counts.setId("fix-counts");
    counts.setMinWidth(0);
    choose.setId("choose-older");
    choose.getStyleClass().add("small");
    choose.setFocusTraversable(false);
    choose.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(counts, space, choose);
    bar.getStyleClass().add("counts");
    setTop(bar);
    setCenter(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (row != null && !updating) {
            onSelect.accept(row.defect());
          }
        });
  }

  private void addColumn(String title, double width, Function<FixCheck.Row, String> text) {
    TableColumn<FixCheck.Row, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(LEAST_SHARE * width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
    table.getColumns().add(column);
  }

  private String start(Defect defect) {
    return timecode.frame(defect.firstFrame());
  }

  private static String length(FixCheck.Row row) {
    String now = DefectText.duration(row.defect());
    return row.before()
        .map(DefectText::duration)
        .filter(was -> !was.equals(now))
        .map(was -> was + " → " + now)
        .orElse(now);
  }

  public void setOnChoose(Runnable action) {
    choose.setOnAction(event -> action.run());
  }

  /** Takes what the user selects: it may be a defect of the older report. */
  public void setOnSelect(Consumer<Defect> action) {
    onSelect = action;
  }

  /**
   * @param older name of the older report
   */
  public void show(FixCheck check, String older, TimecodeText positions) {
    timecode = positions;
    counts.setText(check.summary() + " against " + older);
    updating = true;
    try {
      table.getItems().setAll(check.rows());
    } finally {
      updating = false;
    }
  }

  /** Nothing is compared. */
  public void clear() {
    counts.setText("");
    table.getItems().clear();
  }
}
