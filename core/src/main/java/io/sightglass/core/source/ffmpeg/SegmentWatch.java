package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Notices each segment that the demuxer of a playlist fails to fetch: it passes them over without a
 * word. Owned by an input, and closed before it.
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

  private final AVFormatContext context;
  private final AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      original;
  private final Interrupt interrupt;
  private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

  SegmentWatch(AVFormatContext context, Interrupt interrupt) {
    this.context = context;
    this.interrupt = interrupt;
    this.original = context.io_open();
    OPEN.put(context.address(), this);
    context.io_open(HOOK);
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
    return result;
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
    context.io_open(original);
    OPEN.remove(context.address());
  }
}
