package io.sightglass.desktop.graph;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts on a thread of its own into memory that the screen shares: drawing them on the
 * screen's thread would cost it several pictures each time. Of requests that wait only the newest
 * is drawn. Requests may come from any thread; the result is handed out on the painter's thread.
 */
final class ChartPainter implements AutoCloseable {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-graphs").daemon().factory());
  private final AtomicReference<@Nullable GraphRequest> pending = new AtomicReference<>();
  private final Consumer<Image> painted;

  /**
   * @param painted takes each finished picture; called on the painter's thread
   */
  ChartPainter(Consumer<Image> painted) {
    this.painted = painted;
  }

  void paint(GraphRequest request) {
    if (pending.getAndSet(request) == null && !thread.isShutdown()) {
      thread.execute(this::paintPending);
    }
  }

  private void paintPending() {
    GraphRequest request = pending.getAndSet(null);
    if (request != null) {
      painted.accept(image(request));
    }
  }

  static Image image(GraphRequest request) {
    int width = (int) Math.ceil(request.width() * request.scale());
    int height = (int) Math.ceil(request.height() * request.scale());
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = picture.createGraphics();
    graphics.scale(request.scale(), request.scale());
    ChartFactory.chart(request)
        .draw(graphics, new Rectangle2D.Double(0, 0, request.width(), request.height()));
    graphics.dispose();
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    // Each drawing has memory of its own, so that none changes while it is on screen.
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
