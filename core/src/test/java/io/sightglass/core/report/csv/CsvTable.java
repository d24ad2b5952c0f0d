package io.sightglass.core.report.csv;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it, strictly. */
final class CsvTable {

  private CsvTable() {}

  static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\r' && text.charAt(i + 1) == '\n') {
        i++;
        line.add(cell.toString());
        cell.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
      } else if (c == '"' || c == '\n' || c == '\r') {
        throw new AssertionError("a bare " + (int) c + " at " + i);
      } else {
        cell.append(c);
      }
    }
    if (!line.isEmpty() || !cell.isEmpty()) {
      throw new AssertionError("the last line does not end");
    }
    return lines;
  }
}
