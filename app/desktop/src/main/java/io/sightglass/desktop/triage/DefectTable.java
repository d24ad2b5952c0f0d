package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
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

  /** Where it is narrower, the other columns need all of it. */
  private static final double ROOM_FOR_NOTES = 600;

  /** Up to so many rows are changed one by one. */
  private static final int FEW = 200;

  private final ObservableList<Defect> defects = FXCollections.observableArrayList();
  private final FilteredList<Defect> filtered = new FilteredList<>(defects);
  private TimecodeText timecode = TimecodeText.DEFAULT;
  private Consumer<Defect> onSelect = defect -> {};
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.NONE);
  private final Map<String, Integer> groupSizes = new HashMap<>();
  private final TableColumn<Defect, Defect> groups = groupColumn();
  private boolean updating;
  private boolean fitting;
  private boolean fits = true;

  public DefectTable() {
    setId("defects");
    getStyleClass().add("dense");
    setPlaceholder(new Label("No defects."));
    setTableMenuButtonVisible(true);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(groups);
    // Where all are squeezed, those whose longest text is known keep the room to show it.
    addColumn("Type", 128, Defect::type).setMinWidth(120);
    getColumns().add(severityColumn());
    addColumn("Start", 92, d -> timecode.frame(d.firstFrame())).setMinWidth(92);
    addNumberColumn("Duration", 74, d -> d.range().micros(), DefectText::duration).setMinWidth(74);
    addColumn("Peak", 54, d -> DefectText.number(d.peak())).setMinWidth(54);
    addColumn("Disposition", 98, d -> DefectText.words(d.disposition().verdict())).setMinWidth(98);
    giveWayWhereNarrow(addColumn("Note", 120, d -> d.disposition().note()));
    addColumn("Assignee", 90, d -> d.disposition().assignee()).setVisible(false);
    addColumn("Judged by", 90, d -> d.disposition().by()).setVisible(false);
    addNumberColumn("Frames", 90, Defect::firstFrame, DefectText::frames).setVisible(false);
    addColumn("Threshold", 80, d -> DefectText.number(d.threshold())).setVisible(false);
    addColumn("Detector", 110, Defect::detector).setVisible(false);
    SortedList<Defect> sorted = new SortedList<>(filtered);
    sorted
        .comparatorProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> grouping.get().first(getComparator()), comparatorProperty(), grouping));
    // The list is in order by itself, group by group, and by the columns within each.
    setSortPolicy(table -> true);
    setItems(sorted);
    grouping.subscribe(by -> keepingSelection(this::group));
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
    keepingSelection(() -> {
      filtered.setPredicate(filter);
      group();
    });
  }

  /** What the list is grouped by. */
  public ObjectProperty<Grouping> groupingProperty() {
    return grouping;
  }

  private void group() {
    boolean grouped = grouping.get() != Grouping.NONE;
    groups.setVisible(grouped);
    groupSizes.clear();
    if (grouped) {
      filtered.forEach(defect -> groupSizes.merge(grouping.get().of(defect), 1, Integer::sum));
      refresh();
    }
  }

  /** Selects all of the group of the defect that is looked at. */
  public void selectGroup() {
    Defect lead = getSelectionModel().getSelectedItem();
    if (lead == null) {
      return;
    }
    String group = grouping.get().of(lead);
    boolean before = updating;
    updating = true;
    try {
      int leadRow = getSelectionModel().getSelectedIndex();
      int[] rows =
          IntStream.range(0, getItems().size())
              .filter(row -> row != leadRow)
              .filter(row -> grouping.get().of(getItems().get(row)).equals(group))
              .toArray();
      if (rows.length > 0) {
        getSelectionModel().selectIndices(rows[0], rows);
        getSelectionModel().select(leadRow);
      }
    } finally {
      updating = before;
    }
  }

  // Until the user says whether it is to be there.
  private void giveWayWhereNarrow(TableColumn<Defect, String> column) {
    widthProperty()
        .subscribe(width -> {
          if (fits) {
            fitting = true;
            column.setVisible(width.doubleValue() >= ROOM_FOR_NOTES);
            fitting = false;
          }
        });
    column.visibleProperty().subscribe((was, is) -> fits &= fitting);
  }

  /** All there are, whatever the filter. */
  public ObservableList<Defect> all() {
    return FXCollections.unmodifiableObservableList(defects);
  }

  /** Builds the rows that there is room for, and keeps them for what is to come. */
  void buildRows(Defect specimen) {
    if (getItems().isEmpty() && getScene() != null) {
      ObservableList<Defect> shown = getItems();
      setItems(FXCollections.observableArrayList(specimen));
      applyCss();
      layout();
      setItems(shown);
    }
  }

  /** Shows these; the selection stays on the same defects, even where they have grown. */
  public void show(List<Defect> all, TimecodeText positions, String placeholder) {
    timecode = positions;
    setPlaceholder(new Label(placeholder));
    if (!defects.equals(all)) {
      keepingSelection(() -> {
        replace(all);
        group();
      });
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

  private TableColumn<Defect, Defect> groupColumn() {
    TableColumn<Defect, Defect> column = new TableColumn<>("Group");
    column.setPrefWidth(136);
    column.setMinWidth(136);
    column.setSortable(false);
    column.setVisible(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(c -> new GroupCell());
    return column;
  }

  /** The group's size and name, in its first row. */
  private final class GroupCell extends TableCell<Defect, Defect> {

    GroupCell() {
      getStyleClass().add("group");
    }

    @Override
    protected void updateItem(@Nullable Defect defect, boolean empty) {
      super.updateItem(defect, empty);
      setText(defect == null || empty ? "" : text(defect));
    }

    private String text(Defect defect) {
      String group = grouping.get().of(defect);
      int row = getIndex();
      boolean first =
          row <= 0
              || row >= getItems().size()
              || !grouping.get().of(getItems().get(row - 1)).equals(group);
      return first ? groupSizes.getOrDefault(group, 1) + " " + group : "";
    }
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
