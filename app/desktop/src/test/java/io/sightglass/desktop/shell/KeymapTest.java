package io.sightglass.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class KeymapTest {

  private final Keymap keys = Keymap.standard();

  @Test
  void plainKeys_areFound() {
    assertThat(keys.find(KeyCode.SPACE, " ", false, false, false)).contains(Action.PLAY_PAUSE);
    assertThat(keys.find(KeyCode.J, "j", false, false, false)).contains(Action.SHUTTLE_BACKWARD);
    assertThat(keys.find(KeyCode.LEFT, "", false, false, false)).contains(Action.FRAME_BACK);
    assertThat(keys.find(KeyCode.LEFT, "", false, false, true)).contains(Action.SECOND_BACK);
    assertThat(keys.find(KeyCode.DOWN, "", false, false, false)).contains(Action.NEXT_DEFECT);
  }

  @Test
  void modifiers_makeAnotherKey() {
    assertThat(keys.find(KeyCode.L, "l", true, false, false)).contains(Action.LOOP);
    assertThat(keys.find(KeyCode.L, "l", false, true, false)).isEmpty();
    assertThat(keys.find(KeyCode.COMMA, ",", true, false, false)).contains(Action.PREVIOUS_MARKER);
    assertThat(keys.find(KeyCode.COMMA, ",", false, false, false)).contains(Action.FRAME_BACK);
  }

  @Test
  void signs_areFoundOnAnyKeyboard() {
    // On a German keyboard Shift and 7 type the slash.
    assertThat(keys.find(KeyCode.DIGIT7, "/", false, false, true)).contains(Action.PLAY_AROUND);
    assertThat(keys.find(KeyCode.SLASH, "/", false, false, false)).contains(Action.PLAY_AROUND);
    assertThat(keys.find(KeyCode.EQUALS, "+", false, false, true)).contains(Action.ENLARGE_TIME);
    assertThat(keys.find(KeyCode.EQUALS, "=", false, false, false)).contains(Action.GO_TO);
  }

  @Test
  void changedKeys_replaceTheStandardOnes() {
    Properties changes = new Properties();
    changes.setProperty("FRAME_BACK", "Q Ctrl+Shift+Q");
    Keymap changed = Keymap.with(changes);
    assertThat(changed.find(KeyCode.Q, "q", false, false, false)).contains(Action.FRAME_BACK);
    assertThat(changed.find(KeyCode.Q, "Q", true, false, true)).contains(Action.FRAME_BACK);
    assertThat(changed.find(KeyCode.LEFT, "", false, false, false)).isEmpty();
  }

  @Test
  void standardKeys_askForOneActionEach() {
    Map<String, Action> owners = new HashMap<>();
    for (Action action : Action.values()) {
      for (String key : action.keys()) {
        assertThat(owners.put(key.toLowerCase(Locale.ROOT), action)).as(key).isNull();
      }
    }
  }
}
