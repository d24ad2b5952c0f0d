package io.sightglass.desktop.compare;

/** How two pictures are held against each other. */
public enum CompareView {
  SIDE_BY_SIDE("Side by side"),
  WIPE("Wipe"),
  DIFFERENCE("Difference");

  private final String title;

  CompareView(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The one after this, the first after the last. */
  CompareView next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
