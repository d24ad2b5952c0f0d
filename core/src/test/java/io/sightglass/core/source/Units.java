package io.sightglass.core.source;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * All that a source yields, its pictures as checksums.
 *
 * @param failure what ended the reading, where it was not the programme's end
 */
public record Units(
    List<Picture> pictures,
    List<AudioBlock> sound,
    List<StreamEvent> events,
    Optional<MediaException> failure) {

  /** A picture that was read and closed. */
  public record Picture(long number, long micros, long hash) {}

  public static Units of(Path file) throws MediaException {
    return of(file.toString());
  }

  public static Units of(String uri) throws MediaException {
    return of(MediaRequest.of(uri));
  }

  public static Units of(MediaRequest request) throws MediaException {
    try (MediaSource source = new FfmpegOpener().open(request)) {
      return rest(source);
    }
  }

  /** What is left in {@code source}. */
  public static Units rest(MediaSource source) {
    Units units =
        new Units(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Optional.empty());
    try {
      for (@Nullable MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        units.add(unit);
      }
      return units;
    } catch (MediaException e) {
      return new Units(units.pictures, units.sound, units.events, Optional.of(e));
    }
  }

  private void add(MediaUnit unit) {
    switch (unit) {
      case MediaUnit.Picture(VideoFrame frame) -> {
        try (frame) {
          pictures.add(new Picture(frame.number(), frame.time().micros(), hash(frame)));
        }
      }
      case MediaUnit.Sound(AudioBlock block) -> sound.add(block);
      case MediaUnit.Event(StreamEvent event) -> events.add(event);
    }
  }

  public List<Long> times() {
    return pictures.stream().map(Picture::micros).toList();
  }

  public long samples() {
    return sound.stream().mapToLong(AudioBlock::length).sum();
  }

  public List<StreamEvent.Kind> eventKinds() {
    return events.stream().map(StreamEvent::kind).toList();
  }

  /** A checksum of a picture's planes. */
  public static long hash(VideoFrame frame) {
    CRC32 crc = new CRC32();
    for (int p = 0; p < frame.format().planes(); p++) {
      MemorySegment plane = frame.plane(p);
      int width = frame.format().planeWidth(p, frame.width()) * frame.format().bytesPerSample();
      for (int y = 0; y < frame.format().planeHeight(p, frame.height()); y++) {
        long row = (long) y * frame.stride(p);
        crc.update(plane.asSlice(row, width).toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return crc.getValue();
  }
}
