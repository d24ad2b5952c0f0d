package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.FrameIndexCache;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the frame index of a recording: from the cache, or by reading its packets. Where packets
 * are flagged as damaged the pictures that really come out are counted by decoding them once. Run
 * once, by a thread of its own.
 */
final class FrameIndexer implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(FrameIndexer.class);

  /** What is written to many files is not told apart by the fingerprint of one. */
  private static final Set<String> PLAYLISTS = Set.of("hls", "dash", "concat", "image2");

  private static final long PUBLISH_NANOS = 50_000_000;

  private final MediaRequest request;
  private final FrameIndexCache cache;
  private final GrowingFrameIndex index;
  private final Interrupt interrupt;

  FrameIndexer(MediaRequest request, FrameIndexCache cache, GrowingFrameIndex index) {
    this.request = request;
    this.cache = cache;
    this.index = index;
    this.interrupt = new Interrupt(request.timeout());
    interrupt.opened();
    index.onClose(interrupt::ask);
  }

  @Override
  public void run() {
    try (interrupt) {
      build();
    } catch (MediaException e) {
      index.fail(e.getMessage());
    } catch (IOException e) {
      index.fail(request.uri() + " cannot be read: " + e.getMessage() + ". Check the disk.");
    } catch (RuntimeException | Error e) {
      LOG.error("No frame index of {}", request.uri(), e);
      index.fail(request.uri() + " cannot be indexed.");
      throw e;
    }
  }

  private void build() throws IOException {
    Path file = LocalFiles.check(request.uri());
    ContentFingerprint before = ContentFingerprint.of(file);
    try (FfmpegSource start = FfmpegSource.open(request)) {
      @Nullable VideoTrack track = start.info().selectedVideo().orElse(null);
      if (track == null) {
        index.grow(FrameIndex.EMPTY);
        index.fail("");
        return;
      }
      Optional<FrameIndex> kept = cache.load(before, track.index());
      if (kept.isPresent()) {
        index.grow(kept.get());
        return;
      }
      PacketOrder order = new PacketOrder(track, start.zero());
      readPackets(track, start.info().selectedAudio().orElse(null), order);
      if (interrupt.asked()) {
        return;
      }
      FrameIndex all = order.damaged() ? order.confirmed(decodedTimes(start)) : order.complete();
      if (interrupt.asked()) {
        return;
      }
      index.grow(all);
      boolean oneFile = !PLAYLISTS.contains(start.info().container());
      if (oneFile && before.equals(ContentFingerprint.of(file))) {
        cache.store(before, track.index(), all);
      }
    }
  }

  private void readPackets(VideoTrack video, @Nullable AudioTrack audio, PacketOrder order)
      throws MediaException {
    AVPacket packet = av_packet_alloc();
    try (Input input = new Input(request, interrupt);
        PacketParser parser = new PacketParser(input.stream(video.index()))) {
      // The same tracks as a decode reads: the clock is repaired by all of them together.
      input.discardAllBut(track -> track == video.index() || isTrack(audio, track));
      TimeBase videoBase = TimeBase.of(input.stream(video.index()).time_base());
      TimestampRepair repair = new TimestampRepair();
      long published = System.nanoTime();
      interrupt.restart();
      Growth growth = new Growth(input);
      while (!interrupt.asked() && read(input, growth, packet)) {
        int track = packet.stream_index();
        boolean picture = track == video.index();
        if (picture || isTrack(audio, track)) {
          TimeBase base = picture ? videoBase : TimeBase.of(input.stream(track).time_base());
          repair.accept(packet, base);
          if (picture) {
            parser.look(packet);
            order.take(packet, base, repair.shift(track), parser);
          }
        }
        av_packet_unref(packet);
        interrupt.restart();
        if (System.nanoTime() - published > PUBLISH_NANOS) {
          index.grow(order.growing());
          published = System.nanoTime();
        }
      }
    } finally {
      av_packet_free(packet);
    }
  }

  private static boolean read(Input input, Growth growth, AVPacket packet) {
    growth.look();
    return av_read_frame(input.context(), packet) >= 0;
  }

  private static boolean isTrack(@Nullable AudioTrack audio, int index) {
    return audio != null && audio.index() == index;
  }

  /** The times of the pictures that a decode delivers, as far as the recording can be read. */
  private long[] decodedTimes(FfmpegSource source) {
    long[] times = new long[1024];
    int count = 0;
    try {
      for (@Nullable MediaUnit unit = source.read();
          unit != null && !interrupt.asked();
          unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(var frame)) {
          try (frame) {
            if (count == times.length) {
              times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = frame.time().micros();
          }
        }
      }
    } catch (MediaException e) {
      LOG.debug("The recording ends early: {}", e.getMessage());
    }
    return Arrays.copyOf(times, count);
  }
}
