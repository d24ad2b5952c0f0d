package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** Narrows the list of defects by type, severity and words. */
public final class DefectFilterBar extends HBox {

  private static final double WIDTH = 128;
  private static final double HEIGHT = 28;

  private final DefectTable table;
  private final TextField words = TextFields.createClearableTextField();
  private final CheckComboBox<String> types = new CheckComboBox<>();
  private final ChoiceBox<Severity> least = new ChoiceBox<>();
  private final ChoiceBox<Grouping> groups = new ChoiceBox<>();
  private final BooleanProperty leftOnly = new SimpleBooleanProperty();

  public DefectFilterBar(DefectTable table) {
    this.table = table;
    getStyleClass().add("filter-bar");
    words.setId("filter-words");
    words.setPromptText("Filter");
    words.setMinWidth(80);
    setHgrow(words, Priority.ALWAYS);
    types.setId("filter-types");
    types.setTitle("All types");
    types.setPrefWidth(WIDTH);
    types.setFocusTraversable(false);
    types.setTooltip(new Tooltip("Only these types"));
    least.setId("filter-severity");
    least.getItems().setAll(Severity.values());
    least.setValue(Severity.INFO);
    least.setConverter(new SeverityWords());
    least.setFocusTraversable(false);
    least.setTooltip(new Tooltip("Only defects of this severity and above"));
    types.setMinHeight(HEIGHT);
    types.setMaxHeight(HEIGHT);
    least.setPrefWidth(WIDTH);
    least.setMaxHeight(HEIGHT);
    words.setMaxHeight(HEIGHT);
    groups.setId("group-by");
    groups.getItems().setAll(Grouping.values());
    groups.setConverter(new GroupingWords());
    groups.valueProperty().bindBidirectional(table.groupingProperty());
    groups.setFocusTraversable(false);
    groups.setTooltip(new Tooltip("What the list is grouped by"));
    groups.setPrefWidth(WIDTH);
    groups.setMaxHeight(HEIGHT);
    getChildren().addAll(words, types, least, groups);
    words.textProperty().subscribe(text -> filter());
    least.valueProperty().subscribe(severity -> filter());
    leftOnly.subscribe(only -> filter());
    types
        .getCheckModel()
        .getCheckedItems()
        .addListener((ListChangeListener<String>) change -> filter());
    table.all().addListener((ListChangeListener<Defect>) this::addTypes);
  }

  /** Whether only what nobody has judged is listed. */
  public BooleanProperty leftOnlyProperty() {
    return leftOnly;
  }

  /** Puts the keyboard into the field of words. */
  public void type() {
    words.requestFocus();
    words.selectAll();
  }

  // Types that come up are added; one that goes stays, as it may be what is filtered by.
  private void addTypes(ListChangeListener.Change<? extends Defect> change) {
    Set<String> known = new HashSet<>(types.getItems());
    while (change.next()) {
      for (Defect defect : change.getAddedSubList()) {
        if (known.add(defect.type())) {
          types.getItems().add(defect.type());
        }
      }
    }
  }

  private void filter() {
    List<String> checked =
        types.getCheckModel().getCheckedItems().stream().filter(type -> type != null).toList();
    types.setTitle(checked.isEmpty() ? "All types" : String.join(", ", checked));
    table.setFilter(
        new DefectFilter(
            new HashSet<>(checked), least.getValue(), words.getText(), leftOnly.get()));
  }

  private static final class GroupingWords extends StringConverter<Grouping> {

    @Override
    public String toString(@Nullable Grouping grouping) {
      return grouping == null ? "" : grouping.title();
    }

    @Override
    public Grouping fromString(String text) {
      throw new UnsupportedOperationException("nobody types a grouping");
    }
  }

  private static final class SeverityWords extends StringConverter<Severity> {

    @Override
    public String toString(@Nullable Severity severity) {
      if (severity == null || severity == Severity.INFO) {
        return "All severities";
      }
      return severity == Severity.FATAL ? "fatal" : DefectText.words(severity) + " and above";
    }

    @Override
    public Severity fromString(String text) {
      throw new UnsupportedOperationException("nobody types a severity");
    }
  }
}
