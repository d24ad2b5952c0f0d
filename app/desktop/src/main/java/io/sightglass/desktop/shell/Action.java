package io.sightglass.desktop.shell;

import java.util.List;

/** What a key may ask for, and the keys that ask for it unless the user says otherwise. */
enum Action {
  PLAY_PAUSE("Play or pause", "Space"),
  SHUTTLE_BACKWARD("Play backward; again, faster", "J"),
  STOP("Pause", "K"),
  SHUTTLE_FORWARD("Play forward; again, faster", "L"),
  FRAME_BACK("One frame back", "Left", ","),
  FRAME_FORWARD("One frame on", "Right", "."),
  SECOND_BACK("One second back", "Shift+Left"),
  SECOND_FORWARD("One second on", "Shift+Right"),
  TO_START("To the start", "Home"),
  TO_END("To the end", "End"),
  ADD_MARKER("Add a marker", "M"),
  EDIT_MARKER("Name the marker", "Shift+M"),
  PREVIOUS_MARKER("Previous marker", "Ctrl+,"),
  NEXT_MARKER("Next marker", "Ctrl+."),
  PREVIOUS_DEFECT("Previous defect", "Up"),
  NEXT_DEFECT("Next defect", "Down"),
  MARK_IN("Mark the in point", "I"),
  MARK_OUT("Mark the out point", "O"),
  CLEAR_MARKS("Forget in and out", "Shift+I", "Shift+O"),
  LOOP("Repeat between in and out", "Ctrl+L"),
  PLAY_AROUND("Play around the playhead", "/"),
  GO_TO("Go to", "=", "Ctrl+G"),
  SLOWER("Slower", "["),
  FASTER("Faster", "]"),
  SAVE_FRAME("Save the picture", "S"),
  FIT_PICTURE("Fit the picture", "F"),
  PICTURE_ONE_TO_ONE("Picture pixel by pixel", "1"),
  ENLARGE_PICTURE("Enlarge the picture", "Ctrl+=", "Ctrl++"),
  REDUCE_PICTURE("Reduce the picture", "Ctrl+-"),
  ENLARGE_TIME("Show less time", "+"),
  REDUCE_TIME("Show more time", "-"),
  EARLIER("Move to earlier", "Alt+Left"),
  LATER("Move to later", "Alt+Right"),
  SHOW_ALL("Show the whole programme", "Shift+Z"),
  GLANCE("Show pictures and sound along the time", "T"),
  OPEN_FILE("Open a file", "Ctrl+O"),
  OPEN_ADDRESS("Open an address", "Ctrl+U"),
  EXPORT("Export the report", "Ctrl+E"),
  SHOW_KEYS("Show the keys, and change them", "F1");

  private final String title;
  private final String keys;

  Action(String title, String... keys) {
    this.title = title;
    this.keys = String.join(" ", keys);
  }

  String title() {
    return title;
  }

  List<String> keys() {
    return List.of(keys.split(" "));
  }
}
