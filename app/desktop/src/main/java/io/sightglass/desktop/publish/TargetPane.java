package io.sightglass.desktop.publish;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.desktop.settings.TargetSettings.Typed;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The fields that name a target. Says what is wrong with them while they are typed. */
final class TargetPane extends VBox {

  private final TextField uri = field("target", "s3://bucket/prefix", 34);
  private final TextField endpoint = field("endpoint", "empty for AWS", 24);
  private final TextField region = field("region", "as the environment says", 24);
  private final TextField proxy = field("proxy", "none", 24);
  private final TextField kmsKey = field("kms-key", "the service's own", 24);
  private final CheckBox pathStyle = new CheckBox("Buckets in the path (MinIO, Ceph)");
  private final CheckBox plain = new CheckBox("No trailing checksums (Ceph, older services)");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  TargetPane() {
    super(6);
    GridPane grid = new GridPane(8, 4);
    row(grid, 0, "Endpoint", endpoint);
    row(grid, 1, "Region", region);
    row(grid, 2, "Proxy", proxy);
    row(grid, 3, "KMS key", kmsKey);
    grid.add(pathStyle, 1, 4);
    grid.add(plain, 1, 5);
    pathStyle.setId("path-style");
    TitledPane service = new TitledPane("Service", grid);
    service.setId("service");
    service.setAnimated(false);
    service.setExpanded(false);
    getChildren().addAll(new Label("Bucket and prefix"), uri, service);
    for (TextField field : new TextField[] {uri, endpoint, region, proxy, kmsKey}) {
      field.textProperty().subscribe(text -> check());
    }
    check();
  }

  private static TextField field(String id, String prompt, int columns) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    return field;
  }

  private static void row(GridPane grid, int row, String name, TextField field) {
    grid.addRow(row, new Label(name), field);
  }

  private void check() {
    problem.set("");
    target();
  }

  /** A sentence where the fields name no target; empty where they do, or nothing is typed. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void show(Typed typed) {
    uri.setText(typed.uri());
    endpoint.setText(typed.endpoint());
    region.setText(typed.region());
    proxy.setText(typed.proxy());
    kmsKey.setText(typed.kmsKey());
    pathStyle.setSelected(typed.pathStyle());
    plain.setSelected(typed.plainChecksums());
    uri.requestFocus();
  }

  Typed typed() {
    return new Typed(
        uri.getText().strip(),
        endpoint.getText().strip(),
        region.getText().strip(),
        pathStyle.isSelected(),
        plain.isSelected(),
        proxy.getText().strip(),
        kmsKey.getText().strip());
  }

  Optional<PublishTarget> target() {
    if (uri.getText().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(typed().target());
    } catch (IllegalArgumentException e) {
      problem.set(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Hears of each change of what is typed. */
  void subscribe(Runnable changed) {
    for (TextField field : new TextField[] {uri, endpoint, region, proxy, kmsKey}) {
      field.textProperty().subscribe(text -> changed.run());
    }
    pathStyle.selectedProperty().subscribe(chosen -> changed.run());
    plain.selectedProperty().subscribe(chosen -> changed.run());
  }
}
