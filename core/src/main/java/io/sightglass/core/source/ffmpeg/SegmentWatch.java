package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.source.mpegts.TransportError;
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
 * Notices each segment that the demuxer of a playlist fails to fetch, as it passes them over without
 * a word, and reads the others beside it where they are transport streams. Owned by an input, and closed
 * before it.
 */
final class SegmentWatch implements AutoCloseable {

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
  private final List<TransportError> errors = new ArrayList<>();

  /** A segment that is being read. */
  private record Segment(ByteTap tap, TransportListener listener) {}

  SegmentWatch(AVFormatContext context, Interrupt interrupt) {
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
    int result = original.call(opening, output, url, flags, options);
    if (result < 0 && !interrupt.asked() && !interrupt.timedOut()) {
      String shown = NetworkAddress.shown(url.getString());
      // A playlist that cannot be had ends the connection, and is told as that.
      if (!shown.endsWith(".m3u8")) {
        failed.add("The segment " + shown + " is missing: " + Failures.text(result) + ".");
      }
    }
    if (result >= 0) {
      tap(url.getString(), new AVIOContext(output.get(0)));
    }
    return result;
  }

  private void tap(String url, AVIOContext segment) {
    if (!NetworkAddress.shown(url).endsWith(".m3u8")) {
      TransportListener listener = TransportListener.ofSegment();
      reading.put(segment.address(), new Segment(new ByteTap(segment, listener), listener));
    }
  }

  private int close(AVFormatContext closing, AVIOContext segment) {
    Segment read = reading.remove(segment.address());
    if (read != null) {
      read.tap().close();
      errors.addAll(read.listener().take());
    }
    return originalClose.call(closing, segment);
  }

  /** Errors of transport streams in segments since the last call; by the input's thread. */
  List<TransportError> transportErrors() {
    reading.values().forEach(segment -> errors.addAll(segment.listener().take()));
    List<TransportError> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /** What failed since the last call. */
  List<StreamEvent> take(MediaTime now) {
    List<StreamEvent> events = new ArrayList<>();
    for (String sentence = failed.poll(); sentence != null; sentence = failed.poll()) {
      events.add(new StreamEvent(StreamEvent.Kind.SEGMENT_MISSING, now, -1, sentence, 0));
    }
    return events;
  }

  @Override
  public void close() {
    reading.values().forEach(segment -> segment.tap().close());
    context.io_open(original);
    context.io_close2(originalClose);
    OPEN.remove(context.address());
  }
}
