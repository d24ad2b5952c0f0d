package io.sightglass.core.source.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory that somebody else owns, or a number where FFmpeg passes pointers along. */
final class Address extends Pointer {

  Address(long value) {
    address = value;
  }
}
