package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.time.MediaTime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Notices each segment that the demuxer of a playlist fails to fetch, as it passes them over
 * without a word, reads the others beside it where they are transport streams, and holds live
 * playlists to what they say. Owned by an input, and closed before it.
 */
final class SegmentWatch implements AutoCloseable {

  /** Of a playlist: far more than a day of segments takes. */
  private static final int MOST_TEXT = 8 << 20;

  private static final Map<Long, SegmentWatch> OPEN = new ConcurrentHashMap<>();

  // One for all inputs: JavaCPP makes at most ten native functions of a kind.
  private static final AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      HOOK =
          new AVFormatContext
              .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer() {
            @Override
            public int call(
                AVFormatContext context,
                PointerPointer output,
                BytePointer url,
                int flags,
                PointerPointer options) {
              SegmentWatch watch = OPEN.get(context.address());
              return watch == null ? -1 : watch.open(context, output, url, flags, options);
            }
          };

  private static final AVFormatContext.Io_close2_AVFormatContext_AVIOContext CLOSE_HOOK =
      new AVFormatContext.Io_close2_AVFormatContext_AVIOContext() {
        @Override
        public int call(AVFormatContext context, AVIOContext closing) {
          SegmentWatch watch = OPEN.get(context.address());
          return watch == null ? -1 : watch.close(context, closing);
        }
      };

  private final AVFormatContext context;
  private final AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      original;
  private final AVFormatContext.Io_close2_AVFormatContext_AVIOContext originalClose;
  private final Interrupt interrupt;
  private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
  private final Map<Long, Segment> reading = new HashMap<>();
  private final Map<Long, Playlist> playlists = new HashMap<>();
  private final PlaylistCheck check;
  private final List<TransportError> errors = new ArrayList<>();

  /** A segment that is being read. */
  private record Segment(String address, long openNanos, ByteTap tap, TransportListener listener) {}

  /** A playlist that is being read. */
  private record Playlist(String address, ByteTap tap, ByteArrayOutputStream text) {}

  /**
   * @param declaredBits as of {@link PlaylistCheck}
   */
  SegmentWatch(AVFormatContext context, long declaredBits, Interrupt interrupt) {
    this.check = new PlaylistCheck(declaredBits);
    this.context = context;
    this.interrupt = interrupt;
    this.original = context.io_open();
    this.originalClose = context.io_close2();
    OPEN.put(context.address(), this);
    context.io_open(HOOK);
    context.io_close2(CLOSE_HOOK);
  }

  private int open(
      AVFormatContext opening,
      PointerPointer output,
      BytePointer url,
      int flags,
      PointerPointer options) {
    long began = System.nanoTime();
    int result = original.call(opening, output, url, flags, options);
    String address = url.getString();
    String shown = NetworkAddress.shown(address);
    boolean playlist = shown.endsWith(".m3u8");
    // A playlist that cannot be had ends the connection, and is told as that.
    if (result < 0 && !playlist && !interrupt.asked() && !interrupt.timedOut()) {
      failed.add("The segment " + shown + " is missing: " + Failures.text(result) + ".");
    }
    if (result >= 0) {
      read(address, playlist, System.nanoTime() - began, new AVIOContext(output.get(0)));
    }
    return result;
  }

  private void read(String address, boolean playlist, long openNanos, AVIOContext file) {
    if (playlist) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      ByteTap tap = new ByteTap(file, bytes -> keep(bytes, text));
      playlists.put(file.address(), new Playlist(address, tap, text));
    } else {
      TransportListener listener = TransportListener.ofSegment();
      ByteTap tap = new ByteTap(file, listener);
      reading.put(file.address(), new Segment(address, openNanos, tap, listener));
    }
  }

  private static void keep(ByteBuffer bytes, ByteArrayOutputStream text) {
    byte[] piece = new byte[Math.min(bytes.remaining(), MOST_TEXT - text.size())];
    bytes.get(piece);
    text.writeBytes(piece);
  }

  private int close(AVFormatContext closing, AVIOContext file) {
    Playlist playlist = playlists.remove(file.address());
    if (playlist != null) {
      playlist.tap().close();
      String text = playlist.text().toString(StandardCharsets.UTF_8);
      check.fetched(playlist.address(), text, System.nanoTime());
    }
    Segment segment = reading.remove(file.address());
    if (segment != null) {
      segment.tap().close();
      errors.addAll(segment.listener().take());
      check.read(
          segment.address(),
          segment.openNanos() + segment.tap().readNanos(),
          segment.tap().readBytes(),
          segment.listener().firstPts());
    }
    return originalClose.call(closing, file);
  }

  /** Errors of transport streams in segments since the last call; by the input's thread. */
  List<TransportError> transportErrors() {
    reading.values().forEach(segment -> errors.addAll(segment.listener().take()));
    List<TransportError> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /** What failed, or was not as the playlists say, since the last call. */
  List<StreamEvent> take(MediaTime now) {
    List<StreamEvent> events = new ArrayList<>();
    for (String sentence = failed.poll(); sentence != null; sentence = failed.poll()) {
      events.add(new StreamEvent(StreamEvent.Kind.SEGMENT_MISSING, now, -1, sentence, 0));
    }
    for (PlaylistCheck.Finding finding : check.take()) {
      events.add(new StreamEvent(finding.kind(), now, -1, finding.sentence(), 0));
    }
    return events;
  }

  @Override
  public void close() {
    reading.values().forEach(segment -> segment.tap().close());
    playlists.values().forEach(playlist -> playlist.tap().close());
    context.io_open(original);
    context.io_close2(originalClose);
    OPEN.remove(context.address());
  }
}
