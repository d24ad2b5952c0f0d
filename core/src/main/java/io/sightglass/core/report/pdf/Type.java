package io.sightglass.core.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one typeface of a document, embedded: Latin, Greek, Cyrillic, Hebrew and Arabic, so that it
 * looks the same everywhere. What it has no sign for is put in words where it has a name, as emoji
 * have, and is a box elsewhere. Right-to-left text is put in the order in which it is seen, Arabic
 * letters are joined. One thread.
 */
final class Type {

  private static final String FILE = "DejaVuSans.ttf";
  private static final int BOX = 0x25A1;
  private static final String PAIRS = "()[]{}<>«»";
  private static final float UNITS = 1000;

  private final PDType0Font font;
  private final Map<Integer, Float> widths = new HashMap<>();

  Type(PDDocument document) throws IOException {
    try (InputStream input = Type.class.getResourceAsStream(FILE)) {
      if (input == null) {
        throw new IllegalStateException("the resource " + FILE + " is missing");
      }
      TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(input));
      // Ligatures: they would compile expressions for each text anew, most of a document's time.
      outlines.setEnableGsub(false);
      document.registerTrueTypeFontForClosing(outlines);
      font = PDType0Font.load(document, outlines, true);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** {@code text} as it can be drawn from left to right on one line. */
  String visible(String text) {
    String line = known(text);
    if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
      return line;
    }
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[bidi.getRunCount()];
    Object[] runs = new Object[levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      runs[i] = levels[i] % 2 == 0 ? run : mirrored(run);
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    StringBuilder seen = new StringBuilder();
    for (Object run : runs) {
      seen.append(run);
    }
    return seen.toString();
  }

  private static String mirrored(String run) {
    StringBuilder seen = new StringBuilder(run).reverse();
    for (int i = 0; i < seen.length(); i++) {
      int pair = PAIRS.indexOf(seen.charAt(i));
      if (pair >= 0) {
        seen.setCharAt(i, PAIRS.charAt(pair ^ 1));
      }
    }
    return seen.toString();
  }

  /** {@code text} in signs that the typeface has, in the order in which it is read. */
  private String known(String text) {
    StringBuilder known = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int sign = sign(c);
          if (sign != BOX || c == BOX) {
            known.appendCodePoint(sign);
          } else if (!isSilent(c)) {
            known.append(words(c));
          }
        });
    return ArabicForms.join(known.toString());
  }

  // What joins emoji, and chooses between their looks.
  private static boolean isSilent(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.NON_SPACING_MARK;
  }

  /** The name of a symbol; letters and what has a number for a name are a box. */
  private static String words(int c) {
    int type = Character.getType(c);
    boolean symbol = type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
    String name = symbol ? Character.getName(c) : null;
    return name == null ? Character.toString(BOX) : "[" + name.toLowerCase(Locale.ROOT) + "]";
  }

  private int sign(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return ' ';
    }
    return c >= 0xD800 && c <= 0xDFFF || width(c) < 0 ? BOX : c;
  }

  /** The width of {@code text} at {@code size}. */
  float width(String text, float size) {
    return advance(known(text), size);
  }

  private float advance(CharSequence known, float size) {
    float width = 0;
    for (int c : known.codePoints().toArray()) {
      width += Math.max(0, width(sign(c)));
    }
    return width * size / UNITS;
  }

  /** Negative where there is no sign for it. */
  private float width(int c) {
    return widths.computeIfAbsent(c, this::measured);
  }

  private float measured(int c) {
    try {
      return font.getStringWidth(Character.toString(c));
    } catch (IllegalArgumentException | IOException e) {
      return -1;
    }
  }

  /**
   * {@code text} in lines no wider than {@code width}: broken at spaces, and within words that are
   * longer than a line.
   */
  List<String> lines(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    for (String written : text.split("\\R", -1)) {
      String paragraph = known(written);
      StringBuilder line = new StringBuilder();
      float used = 0;
      int space = -1;
      for (int i = 0; i < paragraph.length(); ) {
        int c = paragraph.codePointAt(i);
        i += Character.charCount(c);
        float advance = Math.max(0, width(sign(c))) * size / UNITS;
        if (used + advance > width && !line.isEmpty()) {
          int cut = space > 0 ? space : line.length();
          lines.add(line.substring(0, cut));
          line.delete(0, space > 0 ? space + 1 : cut);
          used = advance(line, size);
          space = -1;
        }
        line.appendCodePoint(c);
        used += advance;
        if (c == ' ') {
          space = line.length() - 1;
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
