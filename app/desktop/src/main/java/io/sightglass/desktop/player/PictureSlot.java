package io.sightglass.desktop.player;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Memory that holds one picture for the screen, which shares it. Owned by one thread at a time. */
final class PictureSlot {

  static final int BYTES_A_PIXEL = 4;

  private final int width;
  private final int height;
  private final MemorySegment memory;
  private final PixelBuffer<ByteBuffer> pixels;
  private final WritableImage image;
  private PictureFacts facts = PictureFacts.NONE;

  PictureSlot(int width, int height) {
    this.width = width;
    this.height = height;
    ByteBuffer buffer = ByteBuffer.allocateDirect(width * height * BYTES_A_PIXEL);
    memory = MemorySegment.ofBuffer(buffer);
    pixels = new PixelBuffer<>(width, height, buffer, PixelFormat.getByteBgraPreInstance());
    image = new WritableImage(pixels);
  }

  boolean fits(int wantedWidth, int wantedHeight) {
    return width == wantedWidth && height == wantedHeight;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int stride() {
    return width * BYTES_A_PIXEL;
  }

  MemorySegment memory() {
    return memory;
  }

  WritableImage image() {
    return image;
  }

  /** Screen's thread: what was written is to be seen. */
  void refresh() {
    pixels.updateBuffer(buffer -> null);
  }

  PictureFacts facts() {
    return facts;
  }

  void describe(PictureFacts described) {
    facts = described;
  }
}
