package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class PictureGeometryTest {

  private static PictureGeometry fitted(double width, double height) {
    return new PictureGeometry(1000, 500, width, height, 0, 0.5, 0.5);
  }

  @Test
  void widePicture_isFittedWithBarsAboveAndBelow() {
    assertThat(fitted(2000, 500).bounds()).isEqualTo(new Rectangle2D(0, 125, 1000, 250));
  }

  @Test
  void tallPicture_isFittedWithBarsAtItsSides() {
    assertThat(fitted(500, 1000).bounds()).isEqualTo(new Rectangle2D(375, 0, 250, 500));
  }

  @Test
  void zoom_keepsThePointUnderThePointer() {
    PictureGeometry before = fitted(1920, 1080);
    PictureGeometry after = before.zoomedAt(4, 700, 120);
    Rectangle2D was = before.bounds();
    Rectangle2D is = after.bounds();
    double share = (700 - was.getMinX()) / was.getWidth();
    assertThat(is.getMinX() + share * is.getWidth()).isCloseTo(700, within(1.0));
  }

  @Test
  void draggedPicture_leavesNoMargin() {
    PictureGeometry zoomed = fitted(1920, 1080).zoomedAt(2, 500, 250);
    Rectangle2D bounds = zoomed.dragged(100_000, 100_000).bounds();
    assertThat(bounds.getMinX()).isZero();
    assertThat(bounds.getMinY()).isZero();
    bounds = zoomed.dragged(-100_000, -100_000).bounds();
    assertThat(bounds.getMaxX()).isEqualTo(1000);
    assertThat(bounds.getMaxY()).isEqualTo(500);
  }

  @Test
  void noPicture_hasSomePlace() {
    assertThat(fitted(0, 0).bounds().getWidth()).isEqualTo(1);
  }
}
