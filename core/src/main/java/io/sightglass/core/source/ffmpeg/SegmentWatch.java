package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.isobmff.FragmentReader;
import io.sightglass.core.source.manifest.ByteRange;
import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.time.MediaTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the demuxer of a playlist or manifest reads, beside it: notices each segment that it
 * fails to fetch, as it passes them over without a word, reads the others where they are transport
 * streams, and holds playlists to what they say. Made before its input is opened, so that it has
 * seen what that was opened by; closed before it.
 */
final class SegmentWatch implements AutoCloseable {

  private static final Duration UNANNOUNCED_PAUSE = Duration.ofMillis(200);

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
  // Of the context, also when that is gone.
  private final long key;
  private final AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      original;
  private final AVFormatContext.Io_close2_AVFormatContext_AVIOContext originalClose;
  private final Interrupt interrupt;
  private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
  private final Map<Long, Segment> reading = new HashMap<>();
  private final Map<Long, Playlist> playlists = new HashMap<>();
  private final List<TransportError> errors = new ArrayList<>();
  // Until it is known what checks, what there is to check waits.
  private final List<Consumer<SegmentCheck>> waiting = new ArrayList<>();
  private @Nullable SegmentCheck check;
  private String address = "";
  // What the input is opened by, as long as it is being opened.
  private @Nullable Playlist first;
  private String manifest = "";
  private boolean opened;

  /**
   * A segment that is being read.
   *
   * @param part what of its file was asked for
   * @param probed whether that began before it was known what will be played
   */
  private record Segment(
      String address,
      PartReader part,
      long openNanos,
      ByteTap tap,
      TransportListener listener,
      FragmentReader fragments,
      boolean probed) {}

  /** A playlist that is being read. */
  private record Playlist(String address, ByteTap tap, ManifestText text) {}

  /**
   * @param context not opened yet
   */
  SegmentWatch(AVFormatContext context, Interrupt interrupt) {
    this.context = context;
    this.key = context.address();
    this.interrupt = interrupt;
    this.original = context.io_open();
    this.originalClose = context.io_close2();
    OPEN.put(key, this);
    context.io_open(HOOK);
    context.io_close2(CLOSE_HOOK);
  }

  private int open(
      AVFormatContext opening,
      PointerPointer output,
      BytePointer url,
      int flags,
      PointerPointer options) {
    String file = url.getString();
    boolean playlist = NetworkAddress.shown(file).endsWith(".m3u8");
    if (!playlist) {
      refresh(file);
    }
    ByteRange range = asked(options);
    long began = System.nanoTime();
    int result = original.call(opening, output, url, flags, options);
    // A playlist that cannot be had ends the connection, and is told as that.
    if (result < 0 && opened && !playlist && !interrupt.asked() && !interrupt.timedOut()) {
      noteFailed(file, result);
    }
    if (result >= 0) {
      AVIOContext context = new AVIOContext(output.get(0));
      read(file, range, playlist, System.nanoTime() - began, context);
    }
    return result;
  }

  // What the demuxers tell the protocol; one that cannot do that is sought in by them.
  private static ByteRange asked(PointerPointer options) {
    if (options.isNull() || options.get(0) == null || options.get(0).isNull()) {
      return ByteRange.ALL;
    }
    AVDictionary asked = new AVDictionary(options.get(0));
    AVDictionaryEntry first = av_dict_get(asked, "offset", null, 0);
    AVDictionaryEntry end = av_dict_get(asked, "end_offset", null, 0);
    return first == null || end == null
        ? ByteRange.ALL
        : new ByteRange(
            Long.parseLong(first.value().getString()), Long.parseLong(end.value().getString()));
  }

  private void refresh(String file) {
    SegmentCheck checking = check;
    if (checking != null && checking.stale(file, System.nanoTime())) {
      new ManifestFetch(context, original)
          .fetch(address)
          .ifPresent(
              fetched -> checking.fetched(fetched.address(), fetched.text(), System.nanoTime()));
    }
  }

  // The demuxer of DASH asks, without a pause, for what a manifest does not name yet, and for what
  // would follow its last segment.
  private void noteFailed(String file, int error) {
    if (check != null && check.unannounced(file)) {
      try {
        Thread.sleep(UNANNOUNCED_PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      String shown = NetworkAddress.shown(file);
      failed.add("The segment " + shown + " is missing: " + Failures.text(error) + ".");
    }
  }

  private void read(
      String name, ByteRange range, boolean playlist, long openNanos, AVIOContext file) {
    if (playlist || (first == null && !opened)) {
      ManifestText text = new ManifestText();
      Playlist list =
          new Playlist(ManifestFetch.location(file, name), new ByteTap(file, text), text);
      if (first == null && !opened) {
        first = list;
        address = name;
      } else {
        playlists.put(file.address(), list);
      }
    } else {
      TransportListener listener = TransportListener.ofSegment();
      FragmentReader fragments = new FragmentReader();
      PartReader part =
          new PartReader(
              range,
              bytes -> {
                listener.accept(bytes.duplicate());
                fragments.accept(bytes);
              });
      ByteTap tap = new ByteTap(file, part);
      reading.put(
          file.address(), new Segment(name, part, openNanos, tap, listener, fragments, !opened));
    }
  }

  private int close(AVFormatContext closing, AVIOContext file) {
    Playlist playlist = playlists.remove(file.address());
    if (playlist != null) {
      playlist.tap().close();
      String text = playlist.text().text();
      long now = System.nanoTime();
      tell(checking -> checking.fetched(playlist.address(), text, now));
    }
    Segment segment = reading.remove(file.address());
    if (segment != null) {
      segment.tap().close();
      takeErrors(segment);
      // Of a part, the demuxer reads as much as it is, and no end.
      boolean whole = segment.tap().ended() || segment.part().whole();
      // What a probe left is of a rendition that is not played.
      if (whole || !segment.probed()) {
        SegmentCheck.Read read =
            new SegmentCheck.Read(
                segment.address(),
                segment.part().range(),
                segment.openNanos() + segment.tap().readNanos(),
                segment.part().bytes(),
                whole,
                segment.listener().firstPts(),
                segment.fragments());
        tell(checking -> checking.read(read));
      }
    }
    return originalClose.call(closing, file);
  }

  private void tell(Consumer<SegmentCheck> what) {
    if (check == null) {
      waiting.add(what);
    } else {
      what.accept(check);
    }
  }

  // A segment that was begun for a probe may be of a rendition that is not played.
  private void takeErrors(Segment segment) {
    List<TransportError> found = segment.listener().take();
    if (!segment.probed()) {
      errors.addAll(found);
    }
  }

  /**
   * The input is open: what happens from now on is of concern.
   *
   * @param declaredBits as of {@link SegmentCheck}
   */
  void opened(long declaredBits) {
    opened = true;
    Playlist by = first;
    if (by != null) {
      by.tap().close();
      manifest = by.text().text();
      first = null;
    }
    SegmentCheck checking =
        manifest.stripLeading().startsWith("<") ? new ManifestCheck() : new PlaylistCheck();
    checking.declare(declaredBits);
    if (by != null) {
      checking.fetched(by.address(), manifest, System.nanoTime());
    }
    waiting.forEach(each -> each.accept(checking));
    waiting.clear();
    check = checking;
  }

  /** The text that the input was opened by; empty where it was none. */
  String manifest() {
    return manifest;
  }

  /** The input could not be opened, and its context is gone. */
  void abandon() {
    if (first != null) {
      first.tap().forget();
    }
    reading.values().forEach(segment -> segment.tap().forget());
    playlists.values().forEach(playlist -> playlist.tap().forget());
    OPEN.remove(key);
  }

  /** Errors of transport streams in segments since the last call; by the input's thread. */
  List<TransportError> transportErrors() {
    reading.values().forEach(this::takeErrors);
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
    for (SegmentCheck.Finding finding :
        check == null ? List.<SegmentCheck.Finding>of() : check.take()) {
      events.add(new StreamEvent(finding.kind(), now, -1, finding.sentence(), 0));
    }
    return events;
  }

  @Override
  public void close() {
    if (first != null) {
      first.tap().close();
    }
    reading.values().forEach(segment -> segment.tap().close());
    playlists.values().forEach(playlist -> playlist.tap().close());
    context.io_open(original);
    context.io_close2(originalClose);
    OPEN.remove(key);
  }
}
