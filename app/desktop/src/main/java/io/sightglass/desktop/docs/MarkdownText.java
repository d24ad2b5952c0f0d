package io.sightglass.desktop.docs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Turns the text within a block into runs that differ in style. */
final class MarkdownText extends AbstractVisitor {

  private final List<Text> runs = new ArrayList<>();
  private boolean strong;
  private boolean emphasised;

  private MarkdownText() {}

  static TextFlow flow(Node block) {
    MarkdownText text = new MarkdownText();
    text.visitChildren(block);
    TextFlow flow = new TextFlow();
    flow.getChildren().setAll(text.runs);
    return flow;
  }

  /** Letters in {@code flow}. */
  static int length(TextFlow flow) {
    return flow.getChildren().stream().mapToInt(run -> ((Text) run).getText().length()).sum();
  }

  private void add(String words, String... styles) {
    Text run = new Text(words);
    run.getStyleClass().add("run");
    run.getStyleClass().addAll(styles);
    if (strong) {
      run.getStyleClass().add("strong");
    }
    if (emphasised) {
      run.getStyleClass().add("emphasis");
    }
    runs.add(run);
  }

  @Override
  public void visit(org.commonmark.node.Text text) {
    add(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    add(code.getLiteral(), "code");
  }

  @Override
  public void visit(SoftLineBreak line) {
    add(" ");
  }

  @Override
  public void visit(HardLineBreak line) {
    add("\n");
  }

  @Override
  public void visit(Emphasis emphasis) {
    boolean before = emphasised;
    emphasised = true;
    visitChildren(emphasis);
    emphasised = before;
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    boolean before = strong;
    strong = true;
    visitChildren(emphasis);
    strong = before;
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    if (link.getDestination().startsWith("http")) {
      add(" (" + link.getDestination() + ")");
    }
  }
}
