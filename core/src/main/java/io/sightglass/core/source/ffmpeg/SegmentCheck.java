package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent.Kind;
import io.sightglass.core.source.isobmff.FragmentReader;
import io.sightglass.core.source.manifest.ByteRange;
import io.sightglass.core.source.manifest.ManifestAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds what is read of a stream in segments to what its playlists or manifest say. Used by one
 * thread.
 */
abstract class SegmentCheck {

  /** What is wrong, a sentence. */
  record Finding(Kind kind, String sentence) {}

  /**
   * A file, or a part of one, that was read, or begun to be.
   *
   * @param range what of the file is the segment
   * @param readNanos for how long it was waited for
   * @param bytes how many came
   * @param whole whether it was read to its end
   * @param firstPts of a transport stream: its first presentation time in ticks of 90 kHz; below 0
   *     where it has none
   * @param fragments of a file of the ISO base media format: what it holds
   */
  record Read(
      String address,
      ByteRange range,
      long readNanos,
      long bytes,
      boolean whole,
      long firstPts,
      FragmentReader fragments) {

    /** The path, without query, and the range. */
    String place() {
      return range.of(ManifestAddress.path(address));
    }
  }

  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param bits what is declared for all that is played, in bit/s; 0 where nothing is
   */
  abstract void declare(long bits);

  /** A playlist or manifest was fetched. */
  abstract void fetched(String address, String text, long nanos);

  /** A file was read. */
  abstract void read(Read file);

  /** Whether the list is to be fetched anew before more is said of this file, which comes now. */
  abstract boolean stale(String address, long nanos);

  /** Whether the file of this address, which is not there, was never said to be. */
  abstract boolean unannounced(String address);

  final void say(Kind kind, String sentence, Object... values) {
    findings.add(new Finding(kind, String.format(Locale.ROOT, sentence, values)));
  }

  /** What was found since the last call. */
  final List<Finding> take() {
    List<Finding> taken = List.copyOf(findings);
    findings.clear();
    return taken;
  }
}
