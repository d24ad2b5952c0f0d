package io.sightglass.desktop.shell;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.ReportWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar at the top: what to open, what is open, and what to do with it. */
final class TopBar extends HBox {

  private final Button file = new Button("Open", new FontIcon(Feather.FOLDER));
  private final Button address = new Button("Address", new FontIcon(Feather.LINK));
  private final MenuButton recent = new MenuButton("Recent", new FontIcon(Feather.CLOCK));
  private final MenuButton export = new MenuButton("Export", new FontIcon(Feather.DOWNLOAD));
  private final Button published = new Button(null, new FontIcon(Feather.CLOUD));
  private final Button keys = new Button(null, new FontIcon(Feather.COMMAND));
  private final Button theme = new Button(null, new FontIcon(Feather.SUN));
  private final Label title = new Label();
  private final MenuButton profile = new MenuButton(null, new FontIcon(Feather.SLIDERS));

  TopBar() {
    getStyleClass().add("top-bar");
    setSpacing(6);
    dress(file, "open-file", "Open a recording (Ctrl+O)");
    dress(address, "open-address", "Open the address of a stream (Ctrl+U)");
    dress(recent, "recent", "What was opened lately");
    dress(export, "export", "Write a report of the analysis (Ctrl+E)");
    dress(published, "open-published", "Open reports that were published");
    published.getStyleClass().add("button-icon");
    dress(theme, "theme", "Dark or light");
    theme.getStyleClass().add("button-icon");
    dress(keys, "keys", "Keys (F1)");
    keys.getStyleClass().add("button-icon");
    title.getStyleClass().add("title");
    title.setId("title");
    title.setMinWidth(0);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    dress(profile, "profile", "What counts as a defect");
    profile.getItems().setAll(new MenuItem(""));
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(file, address, recent, published, title, space, profile, export, keys, theme);
    export.setDisable(true);
  }

  void setOnOpenFile(Runnable action) {
    file.setOnAction(event -> action.run());
  }

  void setOnOpenAddress(Runnable action) {
    address.setOnAction(event -> action.run());
  }

  void setOnPublished(Runnable action) {
    published.setOnAction(event -> action.run());
  }

  /** Where the list of what was published belongs. */
  Button publishedButton() {
    return published;
  }

  /** Where the questions of an export belong. */
  MenuButton exportButton() {
    return export;
  }

  /** Puts what is not one format at the menu's head; called after the formats are there. */
  void setHandover(Runnable several, Runnable publish) {
    MenuItem all = new MenuItem("Several formats …");
    all.setId("export-several");
    all.setOnAction(event -> several.run());
    MenuItem store = new MenuItem("Publish to S3 …");
    store.setId("publish");
    store.setOnAction(event -> publish.run());
    export.getItems().addAll(0, List.of(all, store, new SeparatorMenuItem()));
  }

  void setOnTheme(Runnable action) {
    theme.setOnAction(event -> action.run());
  }

  void setOnKeys(Runnable action) {
    keys.setOnAction(event -> action.run());
  }

  /** Where the list of keys belongs. */
  Button keysButton() {
    return keys;
  }

  /** Where the question for an address belongs. */
  Button addressButton() {
    return address;
  }

  /** Fills the list of what was opened lately each time that it is shown. */
  void setRecent(Supplier<List<String>> inputs, Consumer<String> action) {
    recent.setOnShowing(event -> {
      List<String> all = inputs.get();
      recent.getItems().setAll(all.stream().map(input -> item(input, action)).toList());
      if (all.isEmpty()) {
        MenuItem none = new MenuItem("Nothing yet");
        none.setDisable(true);
        recent.getItems().add(none);
      }
    });
    // A menu without items does not open at all.
    recent.getItems().setAll(new MenuItem("Nothing yet"));
  }

  private static MenuItem item(String input, Consumer<String> action) {
    MenuItem item = new MenuItem(shortened(input));
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.accept(input));
    return item;
  }

  static String shortened(String input) {
    int most = 90;
    return input.length() <= most
        ? input
        : input.substring(0, 30) + " … " + input.substring(input.length() - 55);
  }

  /** Offers reports for people first, then data, then what editing systems read. */
  void setFormats(List<ReportWriter> formats, Consumer<ReportWriter> action) {
    for (FormatGroup group : FormatGroup.values()) {
      List<ReportWriter> members =
          formats.stream()
              .filter(format -> FormatGroup.of(format) == group)
              .sorted(Comparator.comparing(ReportWriter::title))
              .toList();
      if (!members.isEmpty() && !export.getItems().isEmpty()) {
        export.getItems().add(new SeparatorMenuItem());
      }
      members.forEach(format -> export.getItems().add(item(format, action)));
    }
  }

  private static MenuItem item(ReportWriter format, Consumer<ReportWriter> action) {
    MenuItem item = new MenuItem(format.title() + "   ." + format.extension());
    item.setMnemonicParsing(false);
    item.setId("export-" + format.format());
    item.setOnAction(event -> action.accept(format));
    return item;
  }

  void showExport() {
    if (!export.isDisabled()) {
      export.show();
    }
  }

  void show(AnalysisView view) {
    String uri = view.uri();
    title.setText(uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('\\')) + 1));
    title.setTooltip(uri.isEmpty() ? null : new Tooltip(uri));
    export.setDisable(view.analysis().isEmpty());
  }

  /** Offers the profiles there are each time that the list is shown. */
  void setProfiles(Supplier<List<Profile>> profiles, Consumer<Profile> action) {
    profile.setOnShowing(event ->
        profile
            .getItems()
            .setAll(profiles.get().stream().map(offered -> item(offered, action)).toList()));
  }

  private static MenuItem item(Profile offered, Consumer<Profile> action) {
    MenuItem item = new MenuItem(offered.title());
    item.setMnemonicParsing(false);
    item.setId("profile-" + offered.name());
    item.setOnAction(event -> action.accept(offered));
    return item;
  }

  void showProfile(Profile used, Profile base) {
    profile.setText(base.title() + (used.equals(base) ? "" : ", changed"));
  }

  private static void dress(ButtonBase button, String id, String hint) {
    button.setId(id);
    button.setTooltip(new Tooltip(hint));
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
  }
}
