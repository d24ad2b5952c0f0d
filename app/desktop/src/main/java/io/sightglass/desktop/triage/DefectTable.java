package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** All defects, sortable, in step with timeline and player. Used by the screen's thread. */
public final class DefectTable extends TableView<Defect> {

  /** Up to so many rows are changed one by one. */
  private static final int FEW = 200;

  private final ObservableList<Defect> defects = FXCollections.observableArrayList();
  private final FilteredList<Defect> filtered = new FilteredList<>(defects);
  private TimecodeText timecode = TimecodeText.DEFAULT;
  private Consumer<Defect> onSelect = defect -> {};
  private boolean updating;

  public DefectTable() {
    setId("defects");
    getStyleClass().add("dense");
    setPlaceholder(new Label("No defects."));
    setTableMenuButtonVisible(true);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    // Where all are squeezed, those whose longest text is known keep the room to show it.
    addColumn("Type", 128, Defect::type).setMinWidth(120);
    getColumns().add(severityColumn());
    addColumn("Start", 92, d -> timecode.frame(d.firstFrame())).setMinWidth(92);
    addNumberColumn("Duration", 74, d -> d.range().micros(), DefectText::duration);
    addColumn("Peak", 54, d -> DefectText.number(d.peak()));
    addColumn("Disposition", 98, d -> DefectText.words(d.disposition().verdict())).setMinWidth(98);
    addColumn("Note", 120, d -> d.disposition().note());
    addColumn("Assignee", 90, d -> d.disposition().assignee()).setVisible(false);
    addColumn("Judged by", 90, d -> d.disposition().by()).setVisible(false);
    addNumberColumn("Frames", 90, Defect::firstFrame, DefectText::frames).setVisible(false);
    addColumn("Threshold", 80, d -> DefectText.number(d.threshold())).setVisible(false);
    addColumn("Detector", 110, Defect::detector).setVisible(false);
    SortedList<Defect> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(selected -> {
          if (selected != null && !updating) {
            onSelect.accept(selected);
          }
        });
  }

  public void setOnSelect(Consumer<Defect> action) {
    onSelect = action;
  }

  /** Lists only what {@code filter} lets through. */
  public void setFilter(Predicate<Defect> filter) {
    keepingSelection(() -> filtered.setPredicate(filter));
  }

  /** All there are, whatever the filter. */
  public ObservableList<Defect> all() {
    return FXCollections.unmodifiableObservableList(defects);
  }

  /** Shows these; the selection stays on the same defects, even where they have grown. */
  public void show(List<Defect> all, TimecodeText positions, String placeholder) {
    timecode = positions;
    setPlaceholder(new Label(placeholder));
    if (!defects.equals(all)) {
      keepingSelection(() -> replace(all));
    }
  }

  // A judgement changes one row of perhaps very many.
  private void replace(List<Defect> all) {
    List<Integer> changed = new ArrayList<>();
    boolean few = defects.size() == all.size();
    for (int i = 0; few && i < all.size(); i++) {
      if (!defects.get(i).equals(all.get(i))) {
        changed.add(i);
        few = changed.size() < FEW;
      }
    }
    if (few) {
      changed.forEach(row -> defects.set(row, all.get(row)));
    } else {
      defects.setAll(all);
    }
  }

  private void keepingSelection(Runnable change) {
    Defect lead = getSelectionModel().getSelectedItem();
    Set<Long> ids = new HashSet<>();
    selected().forEach(defect -> ids.add(defect.id()));
    boolean before = updating;
    updating = true;
    try {
      change.run();
      getSelectionModel().clearSelection();
      int leadRow = -1;
      for (int row = 0; !ids.isEmpty() && row < getItems().size(); row++) {
        long id = getItems().get(row).id();
        if (ids.remove(id)) {
          if (lead != null && lead.id() == id) {
            leadRow = row;
          } else {
            getSelectionModel().select(row);
          }
        }
      }
      // The last that is selected is the one that is looked at.
      if (leadRow >= 0) {
        getSelectionModel().select(leadRow);
      }
    } finally {
      updating = before;
    }
  }

  /** What is selected, in the list's order. */
  public List<Defect> selected() {
    return getSelectionModel().getSelectedIndices().stream()
        .sorted()
        .filter(row -> row >= 0 && row < getItems().size())
        .map(row -> getItems().get(row))
        .toList();
  }

  /** Selects one more, above or below. */
  public void extend(int rows) {
    int lead = getSelectionModel().getSelectedIndex();
    int row = lead + rows;
    if (lead >= 0 && row >= 0 && row < getItems().size()) {
      getSelectionModel().select(row);
      scrollTo(row);
    }
  }

  /** Selects all that is listed. */
  public void selectAll() {
    boolean before = updating;
    updating = true;
    try {
      getSelectionModel().selectAll();
    } finally {
      updating = before;
    }
  }

  /** Marks a defect without telling anybody; null marks none. */
  public void select(@Nullable Defect wanted) {
    Defect lead = getSelectionModel().getSelectedItem();
    if (wanted != null && lead != null && lead.id() == wanted.id()) {
      return;
    }
    boolean before = updating;
    updating = true;
    try {
      getSelectionModel().clearSelection();
      if (wanted != null) {
        for (int row = 0; row < getItems().size(); row++) {
          if (getItems().get(row).id() == wanted.id()) {
            getSelectionModel().select(row);
            scrollTo(row);
            return;
          }
        }
      }
    } finally {
      updating = before;
    }
  }

  private TableColumn<Defect, String> addColumn(
      String title, double width, Function<Defect, String> text) {
    TableColumn<Defect, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
    getColumns().add(column);
    return column;
  }

  private TableColumn<Defect, Defect> addNumberColumn(
      String title, double width, Function<Defect, Long> key, Function<Defect, String> text) {
    TableColumn<Defect, Defect> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setComparator(Comparator.comparing(key));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(c -> new DefectCell(text, null));
    getColumns().add(column);
    return column;
  }

  private static TableColumn<Defect, Defect> severityColumn() {
    TableColumn<Defect, Defect> column = new TableColumn<>("Severity");
    column.setPrefWidth(78);
    column.setMinWidth(78);
    column.setComparator(Comparator.comparing(Defect::severity));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        c -> new DefectCell(d -> DefectText.words(d.severity()), Defect::severity));
    return column;
  }

  /** A cell whose text is derived from the whole defect. */
  private static final class DefectCell extends TableCell<Defect, Defect> {

    private final Function<Defect, String> text;
    private final @Nullable Function<Defect, Severity> colour;

    DefectCell(Function<Defect, String> text, @Nullable Function<Defect, Severity> colour) {
      this.text = text;
      this.colour = colour;
    }

    @Override
    protected void updateItem(@Nullable Defect defect, boolean empty) {
      super.updateItem(defect, empty);
      if (defect == null || empty) {
        setText("");
        setGraphic(null);
        return;
      }
      setText(text.apply(defect));
      if (colour != null) {
        setGraphic(new SeverityMark(colour.apply(defect)));
      }
    }
  }

  /** A small shape in the severity's colour. */
  private static final class SeverityMark extends javafx.scene.shape.Rectangle {
    SeverityMark(Severity severity) {
      super(8, 8);
      getStyleClass().addAll("severity", "severity-" + DefectText.words(severity));
      setRotate(severity.compareTo(Severity.ERROR) >= 0 ? 45 : 0);
    }
  }
}
