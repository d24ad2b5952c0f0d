package io.sightglass.desktop.export;

import io.sightglass.core.report.ReportWriter;
import io.sightglass.desktop.settings.ExportSettings;
import io.sightglass.desktop.settings.ExportSettings.Evidence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Asks which reports are written, where and by whom signed; shows the files, and remembers. */
public final class ExportPrompt {

  private static final int COLUMNS = 2;
  private static final double WIDTH = 520;

  private final ExportSettings settings;
  private final Map<ReportWriter, CheckBox> formats = new LinkedHashMap<>();
  private final TextField folder = new TextField();
  private final TextField name = new TextField();
  private final TextField signedBy = new TextField();
  private final ChoiceBox<Evidence> evidence = new ChoiceBox<>();
  private final Label files = new Label();
  private final Button write = new Button("Write");
  private final PopOver over;

  /**
   * @param chooseFolder asks the system for a folder
   * @param writing takes what the user wants
   */
  public ExportPrompt(
      ExportSettings settings,
      List<ReportWriter> writers,
      Supplier<Optional<Path>> chooseFolder,
      Consumer<ExportPlan> writing) {
    this.settings = settings;
    GridPane grid = new GridPane(16, 4);
    List<ReportWriter> sorted =
        writers.stream().sorted(Comparator.comparing(ReportWriter::title)).toList();
    int rows = Math.ceilDiv(sorted.size(), COLUMNS);
    for (ReportWriter writer : sorted) {
      CheckBox box = new CheckBox(writer.title());
      box.setId("export-also-" + writer.format());
      box.setTooltip(new Tooltip(writer.description()));
      box.selectedProperty().subscribe(chosen -> say());
      grid.add(box, formats.size() / rows, formats.size() % rows);
      formats.put(writer, box);
    }
    folder.setId("export-folder");
    folder.setPrefColumnCount(32);
    name.setId("export-name");
    signedBy.setId("export-signed-by");
    signedBy.setPromptText("nobody");
    Button browse = new Button("…");
    browse.setOnAction(
        event -> chooseFolder.get().ifPresent(chosen -> folder.setText(chosen.toString())));
    GridPane where = new GridPane(8, 6);
    where.addRow(0, new Label("Folder"), new HBox(6, folder, browse));
    where.addRow(1, new Label("Name"), name);
    where.addRow(2, new Label("Signed by"), signedBy);
    evidence.setId("export-evidence");
    evidence.getItems().setAll(Evidence.values());
    evidence.setValue(Evidence.NONE);
    evidence.setMaxWidth(Double.MAX_VALUE);
    evidence.valueProperty().subscribe(chosen -> say());
    where.addRow(3, new Label("Evidence"), evidence);
    files.setId("export-files");
    files.setWrapText(true);
    files.setPrefWidth(WIDTH);
    write.setId("export-ok");
    write.getStyleClass().add("accent");
    write.setDefaultButton(true);
    VBox content = new VBox(10, grid, where, files, write);
    content.getStyleClass().add("prompt");
    over = new PopOver(content);
    over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    over.setDetachable(false);
    over.setAnimated(false);
    folder.textProperty().subscribe(text -> say());
    name.textProperty().subscribe(text -> say());
    write.setOnAction(event ->
        plan()
            .ifPresent(plan -> {
              settings.keep(
                  new ExportSettings.Chosen(
                      plan.writers().stream().map(ReportWriter::format).collect(Collectors.toSet()),
                      Optional.of(plan.folder()),
                      plan.signedBy(),
                      evidence.isDisabled() ? settings.last().evidence() : plan.evidence()));
              over.hide();
              writing.accept(plan);
            }));
  }

  private Optional<ExportPlan> plan() {
    List<ReportWriter> chosen =
        formats.entrySet().stream()
            .filter(entry -> entry.getValue().isSelected())
            .map(Map.Entry::getKey)
            .toList();
    try {
      return Optional.of(
          new ExportPlan(
              Path.of(folder.getText().strip()),
              name.getText().strip(),
              chosen,
              signedBy.getText(),
              evidence.getValue()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void say() {
    Optional<ExportPlan> plan = plan();
    Optional<String> problem =
        plan.isEmpty() ? Optional.of("That is no folder.") : plan.get().problem();
    write.setDisable(problem.isPresent());
    files.setText(problem.orElseGet(() -> text(plan.orElseThrow())));
  }

  private static String text(ExportPlan plan) {
    List<Path> replaced = plan.replaced();
    return plan.writers().stream()
        .map(plan::file)
        .map(file -> file.getFileName() + (replaced.contains(file) ? " (replaces one)" : ""))
        .collect(Collectors.joining(", ", "Writes ", evidence(plan) + "."));
  }

  private static String evidence(ExportPlan plan) {
    return plan.evidence() == Evidence.NONE
        ? ""
        : ", and evidence into " + plan.evidenceFolder().getFileName();
  }

  /**
   * @param proposed what the files are called, unless the user says otherwise
   * @param usual folder where none was chosen before
   * @param recording whether it is a file, of which pictures can be read
   */
  public void show(Node owner, String proposed, Path usual, boolean recording) {
    ExportSettings.Chosen last = settings.last();
    formats.forEach((writer, box) -> box.setSelected(last.formats().contains(writer.format())));
    folder.setText(last.folder().orElse(usual).toString());
    name.setText(proposed);
    signedBy.setText(last.signedBy());
    evidence.setDisable(!recording);
    evidence.setValue(recording ? last.evidence() : Evidence.NONE);
    say();
    over.show(owner);
  }
}
