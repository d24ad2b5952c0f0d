package io.sightglass.desktop.player;

/** What is shown of the picture, or over it. */
public enum PictureLayer {
  PLAIN("Picture alone"),
  CLIPPED("Luma out of range: above 235 red, below 16 blue"),
  GAMUT("Out of gamut: R, G or B under −5 % or over 105 % (EBU R 103)"),
  BLOCKS("Macroblocks at whose borders the change breaks off"),
  DIFFERENCE("Difference to the previous picture, eight times"),
  UPPER_FIELD("Upper field alone"),
  LOWER_FIELD("Lower field alone");

  private final String title;

  PictureLayer(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
