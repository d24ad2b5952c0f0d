package io.sightglass.core.feature;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;

/**
 * One plane of a picture, as the kernels want it.
 *
 * @param samples its memory, {@code stride} bytes a row, little-endian where samples have two bytes
 * @param stride bytes from row to row
 * @param width samples a row
 * @param height rows
 * @param bytes bytes a sample, 1 or 2
 */
record Plane(MemorySegment samples, int stride, int width, int height, int bytes) {

  static Plane of(VideoFrame frame, int plane) {
    PixelFormat format = frame.format();
    return new Plane(
        frame.plane(plane),
        frame.stride(plane),
        format.planeWidth(plane, frame.width()),
        format.planeHeight(plane, frame.height()),
        format.bytesPerSample());
  }

  int blocksAcross() {
    return (width + PlaneKernel.BLOCK - 1) / PlaneKernel.BLOCK;
  }

  int blocksDown() {
    return (height + PlaneKernel.BLOCK - 1) / PlaneKernel.BLOCK;
  }

  long sampleCount() {
    return (long) width * height;
  }
}
