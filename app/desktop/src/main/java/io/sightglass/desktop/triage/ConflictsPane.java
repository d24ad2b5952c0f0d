package io.sightglass.desktop.triage;

import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.timeline.Disposition;
import java.util.ArrayList;
import java.util.List;
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

/** What two engineers see differently, side by side: what was here stays unless one is taken. */
public final class ConflictsPane extends BorderPane {

  private final TableView<Conflict> table = new TableView<>();
  private final Label counts = new Label();
  private final Button take = new Button("Take theirs");
  private Consumer<Conflict> onSelect = conflict -> {};
  private Consumer<Conflict> onTake = conflict -> {};

  public ConflictsPane() {
    getStyleClass().add("fix-check");
    table.setId("conflicts");
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label("No conflict is left."));
    addColumn("Type", 120, c -> c.subject().type());
    addColumn("Frame", 70, c -> String.valueOf(c.subject().extent().firstFrame()));
    addColumn("About", 80, c -> DefectText.words(c.what()));
    addColumn("Here", 170, c -> said(c, c.mine()));
    addColumn("Theirs", 170, c -> said(c, c.theirs()));
    counts.setId("conflict-counts");
    take.setId("take-theirs");
    take.getStyleClass().add("small");
    take.setFocusTraversable(false);
    take.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    take.setOnAction(event -> takeSelected());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(counts, space, take);
    bar.getStyleClass().add("counts");
    setTop(bar);
    setCenter(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(conflict -> {
          if (conflict != null) {
            onSelect.accept(conflict);
          }
        });
  }

  private void addColumn(String title, double width, Function<Conflict, String> text) {
    TableColumn<Conflict, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
    table.getColumns().add(column);
  }

  private static String said(Conflict conflict, Disposition said) {
    return switch (conflict.what()) {
      case NOTE -> said.note().isEmpty() ? "no note" : "“" + said.note() + "”";
      case ASSIGNEE -> said.assignee().isEmpty() ? "nobody" : said.assignee();
      case VERDICT, EXTENT -> DefectText.judgement(said);
    };
  }

  public void setOnSelect(Consumer<Conflict> action) {
    onSelect = action;
  }

  /** Takes the conflict in which the other's word is to count. */
  public void setOnTake(Consumer<Conflict> action) {
    onTake = action;
  }

  public void show(List<Conflict> conflicts) {
    table.getItems().setAll(conflicts);
    count();
  }

  private void takeSelected() {
    Conflict chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      List<Conflict> left = new ArrayList<>(table.getItems());
      left.remove(chosen);
      onTake.accept(chosen);
      show(left);
    }
  }

  private void count() {
    int size = table.getItems().size();
    counts.setText(
        size == 0 ? "" : size + (size == 1 ? " conflict" : " conflicts") + ": what was here stays");
  }
}
