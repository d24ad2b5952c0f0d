package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent.Kind;
import io.sightglass.core.source.isobmff.TrackClocks;
import io.sightglass.core.source.manifest.ManifestAddress;
import io.sightglass.core.source.manifest.Mpd;
import io.sightglass.core.source.manifest.Representation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Holds the segments of DASH to its manifest, and a live manifest to what it promises. */
final class ManifestCheck extends SegmentCheck {

  /** A manifest that names nothing new for so many of its longest segments has stopped. */
  private static final int STOPPED_TIMES = 3;

  /** What a timeline says is exact but for the sound of a frame and the clock's rounding. */
  private static final double EXACT_SECONDS = 0.1;

  /** What is said of all segments at once is so to within half of it (DASH-IF IOP, 3.2.7.1). */
  private static final double NOMINAL = 0.5;

  private final Map<String, TrackClocks> clocks = new HashMap<>();
  private final Map<String, BandwidthBucket> buckets = new HashMap<>();
  private @Nullable Mpd mpd;
  private List<Double> reach = List.of();
  private long fetchedNanos;
  private long grownNanos;
  private boolean stopped;

  /** The manifest itself says it, of each Representation. */
  @Override
  void declare(long bits) {}

  @Override
  void fetched(String address, String text, long nanos) {
    fetchedNanos = nanos;
    Optional<Mpd> parsed = Mpd.parse(address, text);
    if (parsed.isEmpty()) {
      return;
    }
    Mpd fresh = parsed.get();
    if (mpd == null || !fresh.reach().equals(reach)) {
      reach = fresh.reach();
      grownNanos = nanos;
      stopped = false;
    }
    mpd = fresh;
    double still = (nanos - grownNanos) / 1e9;
    double step = Math.max(fresh.updateSeconds(), fresh.longestSegment());
    if (fresh.growing() && !stopped && still > STOPPED_TIMES * step) {
      stopped = true;
      say(
          Kind.PLAYLIST_STOPPED,
          "The manifest has named nothing new for %.1f s; it is to be updated every %.1f s, and its"
              + " segments are %.1f s long.",
          still,
          fresh.updateSeconds(),
          fresh.longestSegment());
    }
  }

  @Override
  boolean stale(String address, long nanos) {
    Mpd known = mpd;
    return known != null
        && known.growing()
        && ((nanos - fetchedNanos) / 1e9 > known.updateSeconds() || unannounced(address));
  }

  @Override
  boolean unannounced(String address) {
    return mpd != null && mpd.unannounced(ManifestAddress.path(address));
  }

  @Override
  void read(Read file) {
    Mpd known = mpd;
    if (known == null) {
      return;
    }
    String path = file.place();
    for (Representation each : known.representations()) {
      if (each.initializedBy(path) && !file.fragments().clocks().timescales().isEmpty()) {
        clocks.put(key(each), file.fragments().clocks());
      }
    }
    known
        .segment(path)
        .ifPresent(found -> {
          late(known, path, found.segment(), file);
          length(path, found, file);
          rate(known, path, found, file);
        });
  }

  private static String key(Representation representation) {
    return representation.declared().id() + ' ' + representation.declared().bandwidth();
  }

  private void late(Mpd known, String path, Representation.Segment segment, Read file) {
    if (known.dynamic() && file.readNanos() / 1e9 > segment.seconds()) {
      say(
          Kind.SEGMENT_LATE,
          "The segment %s of %.3f s took %.3f s to come.",
          path,
          segment.seconds(),
          file.readNanos() / 1e9);
    }
  }

  private void length(String path, Mpd.Owned found, Read file) {
    if (!file.whole()) {
      return;
    }
    if (file.fragments().missing() > 0) {
      say(
          Kind.SEGMENT_LENGTH,
          "The segment %s is cut off: %d bytes are missing at its end.",
          path,
          file.fragments().missing());
      return;
    }
    Representation.Segment segment = found.segment();
    OptionalDouble measured =
        file.fragments()
            .seconds(clocks.getOrDefault(key(found.representation()), TrackClocks.NONE));
    if (measured.isEmpty()) {
      return;
    }
    double seconds = measured.getAsDouble();
    double tolerance =
        segment.nominal() ? Math.max(EXACT_SECONDS, NOMINAL * segment.seconds()) : EXACT_SECONDS;
    boolean remainder = segment.nominal() && segment.last() && seconds < segment.seconds();
    if (!remainder && Math.abs(seconds - segment.seconds()) > tolerance) {
      say(
          Kind.SEGMENT_LENGTH,
          "The segment %s is declared to be %.3f s long, and is %.3f s.",
          path,
          segment.seconds(),
          seconds);
    }
  }

  private void rate(Mpd known, String path, Mpd.Owned found, Read file) {
    long declared = found.representation().declared().bandwidth();
    if (declared == 0) {
      return;
    }
    Representation.Segment segment = found.segment();
    buckets
        .computeIfAbsent(
            key(found.representation()),
            key -> new BandwidthBucket(declared, known.bufferSeconds()))
        .take(segment.startSeconds(), segment.seconds(), 8 * file.bytes())
        .ifPresent(excess ->
            say(
                Kind.SEGMENT_RATE,
                "Up to the segment %s, %s has %.0f kbit/s over %.3f s; its manifest declares"
                    + " %.0f kbit/s, of which %.1f s are buffered.",
                path,
                found.representation().declared().name(),
                excess.bitsPerSecond() / 1e3,
                excess.seconds(),
                declared / 1e3,
                known.bufferSeconds()));
  }
}
