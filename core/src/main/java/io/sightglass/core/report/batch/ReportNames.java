package io.sightglass.core.report.batch;

import io.sightglass.core.report.text.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the reports of many programmes in one folder: no two are the same. One thread. */
public final class ReportNames {

  /** Most file systems allow 255 bytes; extensions and a number need some. */
  private static final int MOST_BYTES = 200;

  private final Set<String> taken = new HashSet<>();

  /** The name, without an extension, of the reports on {@code input}. */
  public String of(String input) {
    String name = Words.lastPart(input);
    // A playlist is called by its folder: they are all called index.
    if (name.equalsIgnoreCase("index.m3u8")) {
      String folder = input.substring(0, Math.max(0, input.length() - name.length() - 1));
      name = Words.lastPart(folder.isEmpty() ? input : folder);
    }
    String safe = shortened(safe(name));
    String unique = safe;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = safe + "-" + i;
    }
    return unique;
  }

  // What no file system forbids.
  private static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .forEach(c ->
            safe.appendCodePoint(
                c < 0x20 || c == 0x7F || c >= 0xD800 && c <= 0xDFFF || "<>:\"/\\|?*".indexOf(c) >= 0
                    ? '_'
                    : c));
    String text = safe.toString().strip();
    return text.isEmpty() || text.startsWith(".") ? "_" + text : text;
  }

  private static String shortened(String name) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.toString();
  }
}
