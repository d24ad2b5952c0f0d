package io.sightglass.core.report.text;

/** Makes any text harmless in element content and in quoted attributes. */
public final class MarkupEscaper {

  private static final char REPLACEMENT = '\uFFFD';

  private MarkupEscaper() {}

  /** {@code text} with markup escaped; what HTML cannot hold is shown as U+FFFD. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(allowed(text, i) ? c : REPLACEMENT);
      }
    }
    return escaped.toString();
  }

  private static boolean allowed(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return !Character.isISOControl(c) || c == '\n' || c == '\t';
  }
}
