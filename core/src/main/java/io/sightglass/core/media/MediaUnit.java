package io.sightglass.core.media;

/** What a source yields next: a picture (owned by the reader from then on), sound, or an event. */
public sealed interface MediaUnit {

  /** A decoded picture; whoever read it owns it. */
  record Picture(VideoFrame frame) implements MediaUnit {}

  /** A run of decoded sound. */
  record Sound(AudioBlock block) implements MediaUnit {}

  /** Something that happened to the stream. */
  record Event(StreamEvent event) implements MediaUnit {}
}
