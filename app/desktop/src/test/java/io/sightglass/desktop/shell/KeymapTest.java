package io.sightglass.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
  void keyThatIsGivenAnother_isLostByWhateverHadIt() {
    Keymap changed = keys.withKey(Action.SAVE_FRAME, "l");
    assertThat(changed.find(KeyCode.L, "l", false, false, false)).contains(Action.SAVE_FRAME);
    assertThat(changed.find(KeyCode.S, "s", false, false, false)).isEmpty();
    assertThat(changed.keys(Action.SHUTTLE_FORWARD)).isEmpty();
    assertThat(changed.changes())
        .containsOnly(Map.entry("SAVE_FRAME", "l"), Map.entry("SHUTTLE_FORWARD", ""));
    Keymap read = Keymap.with(changed.changes());
    assertThat(read.changes()).isEqualTo(changed.changes());
    assertThat(read.find(KeyCode.L, "l", false, false, false)).contains(Action.SAVE_FRAME);
  }

  @Test
  void writtenKeys_areFoundAgain() {
    for (KeyCode code :
        new KeyCode[] {
          KeyCode.Q, KeyCode.F5, KeyCode.PAGE_UP, KeyCode.NUMPAD4, KeyCode.INSERT, KeyCode.SPACE
        }) {
      KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false);
      String key = Keymap.written(event).orElseThrow();
      Keymap changed = Keymap.with(keys.withKey(Action.GO_TO, key).changes());
      assertThat(changed.find(event)).as(key).contains(Action.GO_TO);
    }
    KeyEvent shift =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false);
    assertThat(Keymap.written(shift)).isEmpty();
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
