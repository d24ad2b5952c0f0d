package io.sightglass.core.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table whose head stands on each page. Rows are drawn as they come and not kept. */
final class Table {

  private static final float PAD = 3;
  private static final float GUTTER = 6;

  private final Sheet sheet;
  private final List<Column> columns;

  /**
   * A column.
   *
   * @param share of the page's width
   * @param right whether its texts end at its right edge
   */
  record Column(String name, float share, boolean right) {}

  /**
   * A cell: a first line and smaller ones below.
   *
   * @param look of the first line
   */
  record Cell(String text, Look look, String below) {

    static Cell of(String text) {
      return new Cell(text, Look.BODY, "");
    }

    static Cell of(String text, String below) {
      return new Cell(text, Look.BODY, below);
    }

    static Cell strong(String text, String below) {
      return new Cell(text, Look.STRONG, below);
    }
  }

  Table(Sheet sheet, List<Column> columns) throws IOException {
    this.sheet = sheet;
    this.columns = columns;
    sheet.need(60);
    head();
    sheet.onNewPage(() -> {
      try {
        head();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private void head() throws IOException {
    float x = Sheet.LEFT;
    for (Column column : columns) {
      float width = column.share() * Sheet.WIDTH;
      put(column, column.name(), x, width, sheet.y(), Look.SMALL);
      x += width;
    }
    sheet.skip(Sheet.height(1, Look.SMALL.size()) + 2);
    rule(0.9f);
  }

  private void rule(float width) throws IOException {
    sheet.line(Sheet.LEFT, sheet.y(), Sheet.LEFT + Sheet.WIDTH, sheet.y(), width, Ink.LINE);
    sheet.skip(PAD);
  }

  private void put(Column column, String text, float x, float width, float top, Look look)
      throws IOException {
    if (column.right()) {
      sheet.textTo(text, x + width - GUTTER, top, look);
    } else {
      sheet.text(text, x, top, look);
    }
  }

  /**
   * Draws a row.
   *
   * @param more height of what the caller draws below it, which stays on the same page
   */
  void row(List<Cell> cells, float more) throws IOException {
    List<List<String>> first = new ArrayList<>();
    List<List<String>> below = new ArrayList<>();
    float height = 0;
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = cells.get(i);
      float width = columns.get(i).share() * Sheet.WIDTH - GUTTER;
      List<String> a = sheet.type().lines(cell.text(), cell.look().size(), width);
      List<String> b =
          cell.below().isEmpty()
              ? List.of()
              : sheet.type().lines(cell.below(), Look.SMALL.size(), width);
      first.add(a);
      below.add(b);
      height =
          Math.max(
              height,
              Sheet.height(a.size(), cell.look().size())
                  + Sheet.height(b.size(), Look.SMALL.size()));
    }
    sheet.need(height + more + PAD);
    float x = Sheet.LEFT;
    for (int i = 0; i < columns.size(); i++) {
      float top = sheet.y();
      float width = columns.get(i).share() * Sheet.WIDTH;
      for (String line : first.get(i)) {
        put(columns.get(i), line, x, width, top, cells.get(i).look());
        top += Sheet.height(1, cells.get(i).look().size());
      }
      for (String line : below.get(i)) {
        put(columns.get(i), line, x, width, top, Look.SMALL);
        top += Sheet.height(1, Look.SMALL.size());
      }
      x += width;
    }
    sheet.skip(height);
  }

  /** Draws a row and its rule. */
  void row(List<Cell> cells) throws IOException {
    row(cells, 0);
    endRow();
  }

  void endRow() throws IOException {
    sheet.skip(PAD);
    rule(0.4f);
  }

  /** No more rows. */
  void end() {
    sheet.onNewPage(() -> {});
    sheet.skip(8);
  }
}
