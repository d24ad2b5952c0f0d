package io.sightglass.desktop.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

  static Keymap standard() {
    return with(new Properties());
  }

  /**
   * The standard keys, but for the actions that {@code changes} names: {@code FRAME_BACK=Left Q}.
   * Names that are no action are left out.
   */
  static Keymap with(Properties changes) {
    Map<Action, List<String>> keys = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      String changed = changes.getProperty(action.name());
      keys.put(action, changed == null ? action.keys() : List.of(changed.strip().split("\\s+")));
    }
    return new Keymap(keys);
  }

  List<String> keys(Action action) {
    return keys.getOrDefault(action, List.of());
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
    if (text.length() == 1 && text.charAt(0) > ' ' && !Character.isLetterOrDigit(text.charAt(0))) {
      // The sign itself says all: Shift may be needed to type it.
      names.add(name(ctrl, alt, false, text));
    }
    sign(code).ifPresent(sign -> names.add(name(ctrl, alt, shift, sign)));
    return names.stream().map(name -> actions.get(normal(name))).filter(a -> a != null).findFirst();
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
    return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + key;
  }

  private static String normal(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
