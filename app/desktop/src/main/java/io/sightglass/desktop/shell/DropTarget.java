package io.sightglass.desktop.shell;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Opens what is dropped on a node: a file, or an address as link or text. */
final class DropTarget {

  private DropTarget() {}

  static void on(Node node, Consumer<String> open) {
    node.setOnDragOver(DropTarget::over);
    node.setOnDragDropped(event -> {
      Optional<String> input = input(event.getDragboard());
      input.ifPresent(open);
      event.setDropCompleted(input.isPresent());
      event.consume();
    });
  }

  private static void over(DragEvent event) {
    Dragboard board = event.getDragboard();
    if (board.hasFiles() || board.hasUrl() || board.hasString()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private static Optional<String> input(Dragboard board) {
    if (board.hasFiles()) {
      return board.getFiles().stream().findFirst().map(File::toString);
    }
    return Optional.ofNullable(board.hasUrl() ? board.getUrl() : board.getString())
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.contains("\n"));
  }
}
