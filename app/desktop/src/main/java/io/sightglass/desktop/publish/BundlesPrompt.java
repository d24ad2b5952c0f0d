package io.sightglass.desktop.publish;

import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.desktop.settings.TargetSettings;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/**
 * Lists what was published below a prefix, filtered by a word, and opens it: several of one
 * programme, by workers with detectors of their own, as one report.
 */
public final class BundlesPrompt {

  private final PublishModel model;
  private final TargetSettings settings;
  private final TargetPane fields = new TargetPane();
  private final ObservableList<StoredBundle> all = FXCollections.observableArrayList();
  private final FilteredList<StoredBundle> shown = new FilteredList<>(all);
  private final TableView<StoredBundle> table = new TableView<>(shown);
  private final Label says = new Label();
  private final Button open = new Button("Open");
  private final PopOver over;

  /**
   * @param opened takes the report
   */
  public BundlesPrompt(PublishModel model, TargetSettings settings, Consumer<Report> opened) {
    this.model = model;
    this.settings = settings;
    Button list = new Button("List");
    list.setId("bundles-list");
    list.setOnAction(event -> list());
    TextField filter = new TextField();
    filter.setId("bundles-filter");
    filter.setPromptText("Filter");
    filter
        .textProperty()
        .subscribe(text ->
            shown.setPredicate(
                bundle -> bundle.key().toLowerCase(Locale.ROOT).contains(lower(text))));
    table.setId("bundles");
    table.setPlaceholder(new Label("Nothing is listed yet."));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setPrefSize(620, 260);
    column("Written", 150, bundle -> Words.instant(bundle.modified()));
    column("Content", 190, StoredBundle::content);
    column("Profile, detectors, version", 200, BundlesPrompt::rest);
    column("Size", 70, BundlesPrompt::size);
    says.setId("bundles-say");
    says.setWrapText(true);
    says.setPrefWidth(620);
    open.setId("bundles-open");
    open.getStyleClass().add("accent");
    open.setOnAction(event -> open(opened));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((javafx.beans.Observable changed) -> select());
    VBox content = new VBox(8, fields, new HBox(8, list, filter), table, says, open);
    content.getStyleClass().add("prompt");
    over = new PopOver(content);
    over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    over.setDetachable(false);
    over.setAnimated(false);
    select();
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private void column(String name, double width, Function<StoredBundle, String> text) {
    TableColumn<StoredBundle, String> column = new TableColumn<>(name);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private static String rest(StoredBundle bundle) {
    String name = bundle.key().substring(bundle.key().lastIndexOf('/') + 1);
    return name.replace(".sightglass.zip", "");
  }

  private static String size(StoredBundle bundle) {
    return String.format(Locale.ROOT, "%.1f kB", bundle.bytes() / 1e3);
  }

  private void list() {
    says.setText(fields.problemProperty().get());
    fields
        .target()
        .ifPresent(target -> {
          settings.keep(fields.typed());
          says.setText("Listing …");
          model.list(
              target,
              found -> {
                all.setAll(found);
                says.setText(
                    found.isEmpty()
                        ? "There is no report below this prefix."
                        : Words.count(found.size(), "report", "reports")
                            + ". Choose several of one programme to see them as one.");
              },
              says::setText);
        });
  }

  private void select() {
    int chosen = table.getSelectionModel().getSelectedItems().size();
    open.setDisable(chosen == 0);
    open.setText(chosen < 2 ? "Open" : "Open " + chosen + " as one");
  }

  private void open(Consumer<Report> opened) {
    List<StoredBundle> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
    fields
        .target()
        .ifPresent(target -> {
          says.setText("Fetching …");
          model.open(
              target,
              chosen,
              report -> {
                says.setText("");
                over.hide();
                opened.accept(report);
              },
              says::setText);
        });
  }

  public void show(Node owner) {
    fields.show(settings.last());
    over.show(owner);
  }
}
