package io.sightglass.desktop.docs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Turns the blocks of a page into nodes: headings, paragraphs, lists, tables, code. */
final class MarkdownBlocks extends AbstractVisitor {

  private static final int LARGEST_HEADING = 3;

  /** Letters of a table's cell that stand on one line. */
  private static final int SHORT = 28;

  private final Deque<List<Node>> levels = new ArrayDeque<>();

  MarkdownBlocks() {
    levels.push(new ArrayList<>());
  }

  List<Node> nodes() {
    return List.copyOf(levels.getLast());
  }

  private void add(Node node) {
    levels.element().add(node);
  }

  @Override
  public void visit(Heading heading) {
    TextFlow text = MarkdownText.flow(heading);
    text.getStyleClass().add("h" + Math.min(LARGEST_HEADING, heading.getLevel()));
    add(text);
  }

  @Override
  public void visit(Paragraph paragraph) {
    add(MarkdownText.flow(paragraph));
  }

  @Override
  public void visit(FencedCodeBlock code) {
    code(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral());
  }

  private void code(String text) {
    Label label = new Label(text.stripTrailing());
    label.getStyleClass().add("code-block");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    add(label);
  }

  @Override
  public void visit(BlockQuote quote) {
    VBox box = new VBox();
    box.getStyleClass().add("quote");
    within(quote, box);
  }

  @Override
  public void visit(ThematicBreak line) {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    add(rule);
  }

  @Override
  public void visit(BulletList list) {
    list(list, -1);
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    list(list, start == null ? 1 : start);
  }

  private void list(org.commonmark.node.Node list, int start) {
    VBox box = new VBox();
    box.getStyleClass().add("list");
    int number = start;
    for (org.commonmark.node.Node item = list.getFirstChild();
        item != null;
        item = item.getNext()) {
      if (item instanceof ListItem) {
        Label mark = new Label(start < 0 ? "•" : number++ + ".");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        VBox content = new VBox();
        HBox.setHgrow(content, Priority.ALWAYS);
        levels.push(new ArrayList<>());
        visitChildren(item);
        content.getChildren().setAll(levels.pop());
        HBox row = new HBox(6, mark, content);
        box.getChildren().add(row);
      }
    }
    add(box);
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock) {
      table(block);
    }
  }

  private void table(org.commonmark.node.Node block) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("table");
    int row = 0;
    int columns = 0;
    for (org.commonmark.node.Node part = block.getFirstChild();
        part != null;
        part = part.getNext()) {
      for (org.commonmark.node.Node line = part.getFirstChild();
          line != null;
          line = line.getNext()) {
        if (line instanceof TableRow) {
          columns = Math.max(columns, row(grid, line, row++, part instanceof TableHead));
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      ColumnConstraints width = new ColumnConstraints();
      // The last column is the one that explains.
      width.setHgrow(column == columns - 1 ? Priority.ALWAYS : Priority.SOMETIMES);
      grid.getColumnConstraints().add(width);
    }
    add(grid);
  }

  private static int row(GridPane grid, org.commonmark.node.Node line, int row, boolean head) {
    int column = 0;
    for (org.commonmark.node.Node cell = line.getFirstChild();
        cell != null;
        cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        TextFlow text = MarkdownText.flow(cell);
        text.getStyleClass().add(head ? "table-head" : "table-text");
        GridPane.setValignment(text, VPos.TOP);
        if (MarkdownText.length(text) <= SHORT) {
          // A name is not broken; what explains it is.
          text.setMinWidth(Region.USE_PREF_SIZE);
        }
        grid.add(text, column++, row);
      }
    }
    return column;
  }

  private void within(org.commonmark.node.Node block, VBox box) {
    levels.push(new ArrayList<>());
    visitChildren(block);
    box.getChildren().setAll(levels.pop());
    add(box);
  }
}
