package io.sightglass.core.report.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins Arabic letters: gives each the form that its neighbours want, as the presentation forms of
 * Unicode (blocks FB50 to FDFF and FE70 to FEFF) have them, for a typeface is drawn sign by sign
 * here. Which letter has which forms is read from the names and decompositions of Unicode's own
 * data. Immutable.
 */
final class ArabicForms {

  private static final char LAM = '\u0644';
  private static final char TATWEEL = '\u0640';
  private static final String LETTER = "ARABIC LETTER ";
  private static final String LAM_WITH_ALEF = "ARABIC LIGATURE LAM WITH ALEF";

  /** The forms of one letter, or of one ligature; 0 where it has none. */
  private static final class Forms {
    char isolated;
    char last;
    char first;
    char middle;

    boolean joinsBefore() {
      return last != 0;
    }

    boolean joinsAfter() {
      return first != 0;
    }
  }

  private static final Map<String, Forms> KNOWN = known();

  private ArabicForms() {}

  private static Map<String, Forms> known() {
    Map<String, Forms> known = new HashMap<>();
    for (int c = 0xFB50; c <= 0xFEFF; c++) {
      String name = Character.getName(c);
      if (name == null || !(name.startsWith(LETTER) || name.startsWith(LAM_WITH_ALEF))) {
        continue;
      }
      String base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      Forms forms = known.computeIfAbsent(base, key -> new Forms());
      if (name.endsWith(" ISOLATED FORM")) {
        forms.isolated = (char) c;
      } else if (name.endsWith(" FINAL FORM")) {
        forms.last = (char) c;
      } else if (name.endsWith(" INITIAL FORM")) {
        forms.first = (char) c;
      } else if (name.endsWith(" MEDIAL FORM")) {
        forms.middle = (char) c;
      }
    }
    return known;
  }

  /** {@code text} in the order in which it is read, its Arabic letters joined. */
  static String join(String text) {
    if (text.chars().noneMatch(ArabicForms::isArabic)) {
      return text;
    }
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      @Nullable Forms forms = KNOWN.get(Character.toString(c));
      int next = after(text, i);
      if (c == LAM && next == i + 1) {
        @Nullable Forms ligature = KNOWN.get(text.substring(i, i + 2));
        if (ligature != null) {
          forms = ligature;
          next = after(text, i + 1);
        }
      }
      if (forms == null) {
        joined.append(c);
        continue;
      }
      boolean before = forms.joinsBefore() && joinsAfter(text, before(text, i));
      boolean after = forms.joinsAfter() && joinsBefore(text, next);
      char form =
          before && after
              ? forms.middle
              : before ? forms.last : after ? forms.first : forms.isolated;
      joined.append(form == 0 ? c : form);
      if (KNOWN.get(Character.toString(c)) != forms) {
        i++;
      }
    }
    return joined.toString();
  }

  private static boolean isArabic(int c) {
    return c >= 0x600 && c <= 0x6FF || c >= 0x750 && c <= 0x77F;
  }

  private static boolean joinsAfter(String text, int at) {
    if (at < 0) {
      return false;
    }
    @Nullable Forms forms = KNOWN.get(Character.toString(text.charAt(at)));
    return text.charAt(at) == TATWEEL || forms != null && forms.joinsAfter();
  }

  private static boolean joinsBefore(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    @Nullable Forms forms = KNOWN.get(Character.toString(text.charAt(at)));
    return text.charAt(at) == TATWEEL || forms != null && forms.joinsBefore();
  }

  // Marks above and below letters do not part them.
  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static int after(String text, int at) {
    int next = at + 1;
    while (next < text.length() && isMark(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private static int before(String text, int at) {
    int last = at - 1;
    while (last >= 0 && isMark(text.charAt(last))) {
      last--;
    }
    return last;
  }
}
