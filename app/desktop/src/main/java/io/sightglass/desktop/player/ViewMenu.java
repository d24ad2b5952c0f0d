package io.sightglass.desktop.player;

import io.sightglass.desktop.player.GuideOverlay.Guide;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the picture is shown: its size, what lies over it, and guides. */
final class ViewMenu extends MenuButton {

  ViewMenu(VideoView video) {
    super(null, new FontIcon(Feather.EYE));
    setId("view-menu");
    setTooltip(new Tooltip("Size of the picture, overlays, guides"));
    setAccessibleText("Picture");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setFocusTraversable(false);
    getItems()
        .addAll(
            item("Fit  (F)", video::fit),
            item("Pixel by pixel  (1)", video::oneToOne),
            item("Enlarge", () -> video.zoomBy(2)),
            item("Reduce", () -> video.zoomBy(-2)),
            new SeparatorMenuItem());
    ToggleGroup layers = new ToggleGroup();
    for (PictureLayer layer : PictureLayer.values()) {
      RadioMenuItem item = new RadioMenuItem(layer.title());
      item.setId("layer-" + layer.name());
      item.setToggleGroup(layers);
      item.setSelected(layer == PictureLayer.PLAIN);
      item.setOnAction(event -> video.setLayer(layer));
      getItems().add(item);
    }
    getItems().add(new SeparatorMenuItem());
    for (Guide guide : Guide.values()) {
      CheckMenuItem item = new CheckMenuItem(guide.title());
      item.setId("guide-" + guide.name());
      item.setOnAction(event -> video.guides().set(guide, item.isSelected()));
      getItems().add(item);
    }
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }
}
