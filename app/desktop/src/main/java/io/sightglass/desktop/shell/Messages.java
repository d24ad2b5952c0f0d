package io.sightglass.desktop.shell;

import io.sightglass.desktop.fx.FxUpdates;
import java.nio.file.Path;
import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One sentence at a time for the user, above what it speaks of. */
final class Messages extends NotificationPane implements ReportExport.Told {

  private final FxUpdates updates = new FxUpdates();

  Messages(Node content) {
    setContent(content);
    setShowFromTop(true);
    setId("messages");
  }

  /**
   * Shows {@code sentence} until it is dismissed or another one comes. Screen's thread.
   *
   * @param bad whether something went wrong
   */
  void say(String sentence, boolean bad) {
    getStyleClass().removeAll("bad", "good");
    getStyleClass().add(bad ? "bad" : "good");
    show(sentence, new FontIcon(bad ? Feather.ALERT_TRIANGLE : Feather.CHECK));
  }

  /** What is said now; empty where nothing is. */
  String said() {
    return isShowing() ? getText() : "";
  }

  @Override
  public void written(Path file) {
    updates.execute(
        () -> say(file.getFileName() + " was written to " + file.getParent() + ".", false));
  }

  @Override
  public void failed(String sentence) {
    updates.execute(() -> say(sentence, true));
  }
}
