package io.sightglass.desktop.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** All actions with their keys, each of which can be changed. Used by the screen's thread. */
final class KeysPane extends VBox {

  private static final double WIDTH = 460;
  private static final double HEIGHT = 420;

  private final FilteredList<Action> found =
      new FilteredList<>(FXCollections.observableArrayList(Action.values()));
  private final ListView<Action> list = new ListView<>(found);
  private final Label told = new Label();
  private final Consumer<Keymap> onChanged;
  private Keymap keys;
  private @Nullable Action asking;
  private Runnable onClosed = () -> {};

  /**
   * @param keys in force
   * @param onChanged takes the keys that are in force from then on
   */
  KeysPane(Keymap keys, Consumer<Keymap> onChanged) {
    this.keys = keys;
    this.onChanged = onChanged;
    getStyleClass().add("prompt");
    setSpacing(8);
    TextField search = TextFields.createClearableTextField();
    search.setPromptText("Search actions and keys");
    search.setId("key-search");
    search.textProperty().subscribe(text -> found.setPredicate(action -> matches(action, text)));
    list.setId("key-list");
    list.setPrefSize(WIDTH, HEIGHT);
    list.setCellFactory(view -> new KeyCell());
    list.setPlaceholder(new Label("No such action or key."));
    told.setId("key-told");
    told.setWrapText(true);
    told.setMaxWidth(WIDTH - 150);
    Button standard = new Button("Standard keys");
    standard.setId("standard-keys");
    standard.setMinWidth(USE_PREF_SIZE);
    standard.setOnAction(event -> {
      asking = null;
      change(Keymap.standard(), "The standard keys are in force.");
    });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox last = new HBox(8, told, space, standard);
    last.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(search, list, last);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Shows it beside {@code owner}. */
  void show(Node owner) {
    PopOver over = new PopOver(this);
    // The list has a use of its own for Esc.
    onClosed = over::hide;
    over.setTitle("Keys");
    over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    over.setAnimated(false);
    over.setAutoFix(false);
    over.show(owner);
  }

  private boolean matches(Action action, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return action.title().toLowerCase(Locale.ROOT).contains(wanted)
        || keys.keys(action).stream()
            .anyMatch(key -> key.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private void ask(Action action) {
    asking = action;
    told.setText("Press the key for “" + action.title() + "”, or Esc to leave it as it is.");
    list.requestFocus();
    list.refresh();
  }

  private void pressed(KeyEvent event) {
    Action action = asking;
    if (action == null) {
      if (event.getCode() == KeyCode.ESCAPE) {
        event.consume();
        onClosed.run();
      }
      return;
    }
    event.consume();
    Optional<String> key = Keymap.written(event);
    if (event.getCode() == KeyCode.ESCAPE) {
      asking = null;
      told.setText("");
      list.refresh();
    } else if (key.isPresent()) {
      asking = null;
      Optional<Action> before = keys.owner(key.get()).filter(owner -> owner != action);
      change(keys.withKey(action, key.get()), before.map(KeysPane::lost).orElse(""));
    }
  }

  private static String lost(Action action) {
    return "This key was that of “" + action.title() + "”, which has it no longer.";
  }

  private void change(Keymap changed, String sentence) {
    keys = changed;
    told.setText(sentence);
    list.refresh();
    onChanged.accept(changed);
  }

  private final class KeyCell extends ListCell<Action> {

    private final Label title = new Label();
    private final Label text = new Label();
    private final Button change = new Button("Change");
    private final HBox row;

    KeyCell() {
      text.getStyleClass().add("key");
      change.getStyleClass().addAll("small", "flat");
      change.setFocusTraversable(false);
      change.setTooltip(new Tooltip("Give it another key"));
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      row = new HBox(12, title, space, text, change);
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Action action, boolean none) {
      super.updateItem(action, none);
      if (none || action == null) {
        setGraphic(null);
        return;
      }
      title.setText(action.title());
      List<String> all = keys.keys(action);
      text.setText(action == asking ? "press a key …" : String.join("   ", all));
      change.setId("change-" + action.name());
      change.setOnAction(event -> ask(action));
      setGraphic(row);
    }
  }
}
