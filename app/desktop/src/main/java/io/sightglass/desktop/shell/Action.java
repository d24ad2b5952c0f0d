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
  CONFIRM("Confirm the defect", "C"),
  FALSE_POSITIVE("Judge it a false positive", "X"),
  CREATIVE_INTENT("Judge it creative intent", "V"),
  KNOWN_SLATE("Judge it a known slate", "B"),
  FIXED("Judge it fixed", "G"),
  REOPEN("Take the judgement back", "R"),
  NOTE("Write a note", "N"),
  ASSIGN("Give it to somebody", "A"),
  ACCEPT_SUGGESTION("Judge it as what looks the same was judged", "Y"),
  FORGET_SUGGESTION("Forget what looks the same", "Shift+Y"),
  UNDO("Undo", "Ctrl+Z"),
  REDO("Do again", "Ctrl+Y", "Ctrl+Shift+Z"),
  NEXT_LEFT("Next defect that is left", "Ctrl+Down"),
  LEFT_ONLY("List only what is left", "Q"),
  SELECT_PREVIOUS_TOO("Select the previous one as well", "Shift+Up"),
  SELECT_NEXT_TOO("Select the next one as well", "Shift+Down"),
  SELECT_ALL("Select all that is listed", "Ctrl+A"),
  SELECT_GROUP("Select the whole group", "Ctrl+Shift+A"),
  NEXT_GROUPING("Group the list otherwise", "Ctrl+Shift+G"),
  MERGE("Make one of those selected", "Ctrl+J"),
  SPLIT("Cut the defect before this picture", "Ctrl+K"),
  START_HERE("The defect starts with this picture", "Alt+I"),
  END_HERE("The defect ends with this picture", "Alt+O"),
  START_EARLIER("The defect starts a picture earlier", "Ctrl+Left"),
  START_LATER("The defect starts a picture later", "Ctrl+Right"),
  END_EARLIER("The defect ends a picture earlier", "Ctrl+Shift+Left"),
  END_LATER("The defect ends a picture later", "Ctrl+Shift+Right"),
  ADD_DEFECT("Add a defect from in to out", "Insert", "Shift+A"),
  REMOVE_DEFECT("Take away what was added", "Delete"),
  FIND("Filter by words", "Ctrl+F"),
  ANALYSE_AGAIN("Analyse this second again", "Ctrl+R"),
  COMPARE("Compare with a reference, picture by picture", "Ctrl+Shift+D"),
  COMPARE_VIEW("Side by side, wipe, difference", "D"),
  FIX_CHECK("Compare with an older report", "Ctrl+D"),
  EXPORT_REVIEW("Export the review", "Ctrl+Shift+E"),
  IMPORT_REVIEW("Take in another's review", "Ctrl+Shift+I"),
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
