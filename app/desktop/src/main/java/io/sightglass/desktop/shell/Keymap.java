package io.sightglass.desktop.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Which key asks for which action. Immutable. A key is written with its modifiers before it, {@code
 * Ctrl+Shift+Left}; a sign such as {@code /} or {@code =} stands for whichever key types it on the
 * user's keyboard.
 */
final class Keymap {

  private final Map<String, Action> actions = new HashMap<>();
  private final Map<Action, List<String>> keys = new EnumMap<>(Action.class);

  private Keymap(Map<Action, List<String>> keys) {
    this.keys.putAll(keys);
    keys.forEach((action, all) -> all.forEach(key -> actions.put(normal(key), action)));
  }

  // An action may be left without a key.
  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  static Keymap standard() {
    return with(new Properties());
  }

  /**
   * The standard keys, but for the actions that {@code changes} names: {@code FRAME_BACK=Left Q}.
   * Names that are no action are left out. A key that the user gave to something is not a standard
   * key of something else any more.
   */
  static Keymap with(Properties changes) {
    Map<Action, List<String>> keys = new EnumMap<>(Action.class);
    Set<String> own = new HashSet<>();
    for (Action action : Action.values()) {
      words(changes.getProperty(action.name(), "")).forEach(key -> own.add(normal(key)));
    }
    for (Action action : Action.values()) {
      String changed = changes.getProperty(action.name());
      keys.put(
          action,
          changed == null
              ? action.keys().stream().filter(key -> !own.contains(normal(key))).toList()
              : words(changed));
    }
    return new Keymap(keys);
  }

  List<String> keys(Action action) {
    return keys.getOrDefault(action, List.of());
  }

  /** What {@code key} asks for. */
  Optional<Action> owner(String key) {
    return Optional.ofNullable(actions.get(normal(key)));
  }

  /** With {@code key} alone for {@code action}; whatever it asked for before loses it. */
  Keymap withKey(Action action, String key) {
    Map<Action, List<String>> changed = new EnumMap<>(keys);
    changed.replaceAll(
        (other, all) -> all.stream().filter(k -> !normal(k).equals(normal(key))).toList());
    changed.put(action, List.of(key));
    return new Keymap(changed);
  }

  /** What differs from the standard keys, as {@link #with} takes it. */
  Properties changes() {
    Properties changes = new Properties();
    keys.forEach((action, all) -> {
      if (!all.equals(action.keys())) {
        changes.setProperty(action.name(), String.join(" ", all));
      }
    });
    return changes;
  }

  /** How {@code event}'s key is written; empty for a key that only modifies others. */
  static Optional<String> written(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
      return Optional.empty();
    }
    boolean ctrl = event.isControlDown() || event.isMetaDown();
    return Optional.of(
        isSign(event.getText())
            ? name(ctrl, event.isAltDown(), false, event.getText())
            : name(
                ctrl, event.isAltDown(), event.isShiftDown(), sign(code).orElse(code.getName())));
  }

  Optional<Action> find(KeyEvent event) {
    return find(
        event.getCode(),
        event.getText(),
        event.isControlDown() || event.isMetaDown(),
        event.isAltDown(),
        event.isShiftDown());
  }

  Optional<Action> find(KeyCode code, String text, boolean ctrl, boolean alt, boolean shift) {
    List<String> names = new ArrayList<>();
    names.add(name(ctrl, alt, shift, code.getName()));
    if (isSign(text)) {
      names.add(name(ctrl, alt, false, text));
    }
    sign(code).ifPresent(sign -> names.add(name(ctrl, alt, shift, sign)));
    return names.stream().map(name -> actions.get(normal(name))).filter(a -> a != null).findFirst();
  }

  // A sign itself says all: Shift may be needed to type it.
  private static boolean isSign(String text) {
    return text.length() == 1 && text.charAt(0) > ' ' && !Character.isLetterOrDigit(text.charAt(0));
  }

  private static Optional<String> sign(KeyCode code) {
    return switch (code) {
      case COMMA -> Optional.of(",");
      case PERIOD, DECIMAL -> Optional.of(".");
      case SLASH, DIVIDE -> Optional.of("/");
      case EQUALS -> Optional.of("=");
      case PLUS, ADD -> Optional.of("+");
      case MINUS, SUBTRACT -> Optional.of("-");
      case OPEN_BRACKET -> Optional.of("[");
      case CLOSE_BRACKET -> Optional.of("]");
      default -> Optional.empty();
    };
  }

  private static String name(boolean ctrl, boolean alt, boolean shift, String key) {
    return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + oneWord(key);
  }

  // Keys are written with white space between them: "Page Up" is PageUp.
  private static String oneWord(String key) {
    return key.replace(" ", "");
  }

  private static String normal(String key) {
    return oneWord(key).toLowerCase(Locale.ROOT);
  }
}
