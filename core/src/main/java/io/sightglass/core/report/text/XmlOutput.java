package io.sightglass.core.report.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Streams indented XML 1.0 in UTF-8 that is well-formed whatever the texts are: characters that XML
 * cannot hold become U+FFFD, and line breaks in attributes come back as they were. The JDK's own
 * writer does neither. One thread.
 */
public final class XmlOutput {

  private static final String INDENT = "  ";
  private static final int REPLACEMENT = 0xFFFD;

  private final Writer writer;
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;
  private boolean childless = true;

  private XmlOutput(Writer writer) {
    this.writer = writer;
  }

  /** Writes a part of a document. */
  @FunctionalInterface
  public interface Content {
    void write(XmlOutput xml) throws IOException;
  }

  /** Writes a document and leaves {@code output} open. */
  public static void write(OutputStream output, Content content) throws IOException {
    write(output, "", content);
  }

  /**
   * Writes a document and leaves {@code output} open.
   *
   * @param docType document type declaration, or empty
   */
  public static void write(OutputStream output, String docType, Content content)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
    writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    if (!docType.isEmpty()) {
      writer.write("\n" + docType);
    }
    content.write(new XmlOutput(writer));
    writer.write('\n');
    writer.flush();
  }

  /** Begins an element; its attributes follow at once. */
  public XmlOutput start(String name) throws IOException {
    closeTag();
    newLine();
    writer.write('<');
    writer.write(name);
    open.push(name);
    inTag = true;
    childless = true;
    return this;
  }

  public XmlOutput attribute(String name, String value) throws IOException {
    writer.write(' ');
    writer.write(name);
    writer.write("=\"");
    escape(value, true);
    writer.write('"');
    return this;
  }

  public XmlOutput attribute(String name, long value) throws IOException {
    return attribute(name, Long.toString(value));
  }

  /** Text of the element at hand, which has no elements in it. */
  public XmlOutput text(String text) throws IOException {
    closeTag();
    escape(text, false);
    return this;
  }

  /** Ends the element at hand. */
  public XmlOutput end() throws IOException {
    String name = open.pop();
    if (inTag) {
      writer.write("/>");
      inTag = false;
    } else {
      if (!childless) {
        newLine();
      }
      writer.write("</");
      writer.write(name);
      writer.write('>');
    }
    childless = false;
    return this;
  }

  /** An element that holds nothing but text. */
  public XmlOutput element(String name, String text) throws IOException {
    return start(name).text(text).end();
  }

  private void closeTag() throws IOException {
    if (inTag) {
      writer.write('>');
      inTag = false;
    }
  }

  private void newLine() throws IOException {
    writer.write('\n');
    for (int i = 0; i < open.size(); i++) {
      writer.write(INDENT);
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> writer.write("&amp;");
        case '<' -> writer.write("&lt;");
        case '>' -> writer.write("&gt;");
        case '"' -> writer.write("&quot;");
        // A parser would make a line feed of it.
        case '\r' -> writer.write("&#13;");
        case '\n', '\t' -> writer.write(attribute ? "&#" + c + ";" : Character.toString(c));
        default -> writer.write(Character.toChars(legal(c) ? c : REPLACEMENT));
      }
    }
  }

  private static boolean legal(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
