package io.sightglass.desktop.docs;

import java.util.List;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/** A page of Markdown. Used by the screen's thread. */
public final class MarkdownView extends VBox {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  public MarkdownView() {
    getStyleClass().add("markdown");
  }

  /** Shows {@code text} in place of what is shown. */
  public void show(String text) {
    MarkdownBlocks blocks = new MarkdownBlocks();
    PARSER.parse(text).accept(blocks);
    getChildren().setAll(blocks.nodes());
  }
}
