package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lets the user choose which metrics have graphs. */
public final class GraphChooser {

  private static final double WIDTH = 340;
  private static final double HEIGHT = 320;

  private final GraphPane graphs;
  private final ObservableList<MetricInfo> metrics = FXCollections.observableArrayList();
  private final FilteredList<MetricInfo> found = new FilteredList<>(metrics);
  private final ListView<MetricInfo> list = new ListView<>(found);

  public GraphChooser(GraphPane graphs) {
    this.graphs = graphs;
    graphs.model().available().forEach(series -> metrics.add(series.info()));
  }

  public void show(Node owner) {
    TextField search = TextFields.createClearableTextField();
    search.setPromptText("Search metrics");
    search.setId("graph-search");
    search.textProperty().subscribe(text -> found.setPredicate(metric -> matches(metric, text)));
    list.setId("graph-list");
    list.setCellFactory(view -> new MetricCell());
    list.setPrefSize(WIDTH, HEIGHT);
    Button automatic = new Button("What matters most");
    automatic.setTooltip(new Tooltip("Those by which something was found, then those judged"));
    automatic.setId("graph-automatic");
    automatic.setOnAction(event -> {
      graphs.model().chooseNone();
      changed();
    });
    HBox last = new HBox(automatic);
    last.setAlignment(Pos.CENTER_RIGHT);
    VBox content = new VBox(8, search, list, last);
    content.getStyleClass().add("prompt");
    PopOver over = new PopOver(content);
    over.setTitle("Graphs");
    over.setArrowLocation(PopOver.ArrowLocation.LEFT_CENTER);
    over.setAnimated(false);
    over.show(owner);
  }

  static boolean matches(MetricInfo metric, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || metric.name().contains(wanted)
        || metric.description().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private void toggle(String metric, boolean shown) {
    PlotChoice now = graphs.model().shown();
    graphs.model().choose(shown ? now.with(metric) : now.without(metric));
    changed();
  }

  // Into the plot above, or back into one of its own.
  private void join(String metric) {
    PlotChoice now = graphs.model().shown();
    if (now.joined(metric)) {
      graphs.model().choose(now.part(metric));
    } else {
      graphs
          .model()
          .leaderFor(metric)
          .ifPresent(leader -> graphs.model().choose(now.join(metric, leader)));
    }
    changed();
  }

  private void changed() {
    graphs.refresh();
    list.refresh();
  }

  private final class MetricCell extends ListCell<MetricInfo> {

    private final CheckBox box = new CheckBox();
    private final Label unit = new Label();
    private final ToggleButton join = new ToggleButton(null, new FontIcon(Feather.LINK_2));
    private final HBox row = new HBox(8, box, unit, join);

    MetricCell() {
      unit.getStyleClass().add("hint");
      box.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(box, Priority.ALWAYS);
      row.setAlignment(Pos.CENTER_LEFT);
      join.getStyleClass().addAll("button-icon", "flat", "small");
      join.setFocusTraversable(false);
      join.setOnAction(event -> {
        MetricInfo metric = getItem();
        if (metric != null) {
          join(metric.name());
        }
      });
      box.setOnAction(event -> {
        MetricInfo metric = getItem();
        if (metric != null) {
          toggle(metric.name(), box.isSelected());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable MetricInfo metric, boolean none) {
      super.updateItem(metric, none);
      if (metric == null || none) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      box.setText(metric.name());
      box.setMnemonicParsing(false);
      box.setSelected(graphs.model().metrics().contains(metric.name()));
      unit.setText(metric.unit());
      PlotChoice shown = graphs.model().shown();
      boolean joined = shown.joined(metric.name());
      Optional<String> leader = graphs.model().leaderFor(metric.name());
      join.setId("join-" + metric.name());
      join.setSelected(joined);
      join.setVisible(joined || leader.isPresent());
      join.setTooltip(
          new Tooltip(
              joined
                  ? "Show it in a plot of its own"
                  : "Show it in the plot of " + leader.orElse("")));
      setTooltip(new Tooltip(metric.description()));
      setGraphic(row);
    }
  }
}
