package io.sightglass.desktop.player;

import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Writes pictures as PNG, whole or not at all. Any thread. */
public final class FrameFiles {

  private final Supplier<PictureScaler> scalers;

  /**
   * @param scalers makes scalers, each for one thread
   */
  public FrameFiles(Supplier<PictureScaler> scalers) {
    this.scalers = scalers;
  }

  /** Writes {@code frame} as decoded, each of its samples a pixel. */
  public void write(VideoFrame frame, Path file) throws IOException {
    int width = (frame.width() + 1) / 2 * 2;
    int height = (frame.height() + 1) / 2 * 2;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    try (Arena arena = Arena.ofConfined();
        PictureScaler scaler = scalers.get()) {
      MemorySegment memory = arena.allocate(4L * width * height);
      scaler.toBgra(frame, memory, width, height, 4 * width);
      MemorySegment.copy(memory, ValueLayout.JAVA_INT, 0, pixels, 0, pixels.length);
    }
    save(picture.getSubimage(0, 0, frame.width(), frame.height()), file);
  }

  /** Writes {@code image}, a picture of the screen. */
  public static void write(Image image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    save(picture, file);
  }

  private static void save(BufferedImage picture, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    Path part = Files.createTempFile(folder, ".picture", ".part");
    try {
      if (!ImageIO.write(picture, "png", part.toFile())) {
        throw new IOException("PNG is not supported here");
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
