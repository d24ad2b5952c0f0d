package io.sightglass.core.source;

import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.CpuClock;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.FeatureExtractor;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into chunks by presentation time. Pictures and sound run at different distances
 * behind the container's interleave, so a chunk is complete when both have passed its end, or when
 * one of them has run so far ahead that the other must be missing. Used by one thread: the
 * reader's; owns neither source nor extractor.
 */
public final class ChunkReader implements AutoCloseable {

  /** How far one kind may run ahead before the other is taken to be missing. */
  private static final long MAX_AHEAD_MICROS = 3_000_000;

  private final MediaSource source;
  private final FeatureExtractor extractor;
  private final long chunkMicros;
  private final boolean hasVideo;
  private final SoundReach sound;

  private final List<VideoFrame> frames = new ArrayList<>();
  private final List<FrameFeatures> frameFeatures = new ArrayList<>();
  private final List<AudioBlock> audio = new ArrayList<>();
  private final List<StreamEvent> events = new ArrayList<>();
  private long videoTo = Long.MIN_VALUE;
  private long start;
  private boolean started;
  private long index;
  // Chunks end at multiples of their length; after a jump of the clock some are passed over.
  private long end;
  // A kind that has fallen silent is not waited for again until it comes back.
  private boolean videoMissing;
  private boolean ended;
  // The source is away: what is held is all there is until it comes back, elsewhere in time.
  private boolean broken;
  private boolean resuming;
  private @Nullable MediaException failure;
  private long featureNanos;

  /**
   * @param chunkMicros length of a chunk, positive
   */
  public ChunkReader(MediaSource source, FeatureExtractor extractor, long chunkMicros) {
    if (chunkMicros <= 0) {
      throw new IllegalArgumentException("chunk of " + chunkMicros + " µs");
    }
    this.source = source;
    this.extractor = extractor;
    this.chunkMicros = chunkMicros;
    this.end = chunkMicros;
    this.hasVideo = source.info().selectedVideo().isPresent();
    this.sound = new SoundReach(source.info().decodedAudio());
  }

  /**
   * The next chunk; its one reference is the caller's. Where the source breaks, what was read
   * before comes first, then the exception.
   *
   * @return null at the end of the programme
   * @throws MediaException where the source broke
   */
  public @Nullable FeatureChunk next() throws MediaException {
    featureNanos = 0;
    do {
      while (!ended && !brokenOff() && !complete()) {
        pull();
      }
    } while (skipEmpty() && !ended && !brokenOff());
    if (ended && frames.isEmpty() && audio.isEmpty() && events.isEmpty()) {
      MediaException pending = failure;
      failure = null;
      if (pending != null) {
        throw pending;
      }
      return null;
    }
    return cut();
  }

  private void pull() {
    MediaUnit unit;
    try {
      unit = source.read();
    } catch (MediaException e) {
      failure = e;
      unit = null;
    }
    switch (unit) {
      case null -> ended = true;
      case MediaUnit.Picture(var frame) -> {
        begin(frame.time());
        frames.add(frame);
        videoTo = frame.time().micros();
        videoMissing = false;
        long from = CpuClock.nanos();
        frameFeatures.add(extractor.frame(frame));
        featureNanos += CpuClock.nanos() - from;
      }
      case MediaUnit.Sound(var block) -> {
        begin(block.time());
        audio.add(block);
        sound.reached(block);
      }
      case MediaUnit.Event(var event) -> {
        events.add(event);
        broken |= event.breaks();
      }
    }
  }

  // What happened where nothing is held is told with the first chunk after it.
  private boolean brokenOff() {
    if (broken && frames.isEmpty() && audio.isEmpty()) {
      broken = false;
      resuming = true;
    }
    return broken;
  }

  // Sound may begin before the picture: the first chunk then begins with it.
  private void begin(MediaTime time) {
    if (resuming) {
      resuming = false;
      start = time.micros();
      end = (Math.floorDiv(start, chunkMicros) + 1) * chunkMicros;
    }
    if (!started) {
      start = Math.min(0, time.micros());
      started = true;
    }
  }

  private boolean complete() {
    if (!started) {
      return false;
    }
    boolean videoDone = !hasVideo || videoMissing || videoTo >= end;
    boolean soundDone = sound.passed(end);
    long ahead = Math.max(videoTo, sound.furthest());
    if (videoDone && soundDone) {
      return ahead >= end;
    }
    if (ahead < end + MAX_AHEAD_MICROS) {
      return false;
    }
    videoMissing = !videoDone;
    sound.giveUpBefore(end);
    return true;
  }

  private FeatureChunk cut() {
    List<VideoFrame> chunkFrames = new ArrayList<>();
    List<FrameFeatures> chunkFeatures = new ArrayList<>();
    while (!frames.isEmpty() && frames.getFirst().time().micros() < end) {
      chunkFrames.add(frames.removeFirst());
      chunkFeatures.add(frameFeatures.removeFirst());
    }
    // A block belongs to the chunk in which it begins.
    List<AudioBlock> chunkAudio = takeAudio();
    boolean last = (ended || broken) && frames.isEmpty() && audio.isEmpty();
    List<StreamEvent> chunkEvents = takeEvents(last ? Long.MAX_VALUE : end);
    long chunkEnd = last ? contentEnd(chunkFrames, chunkAudio) : end;
    TimeRange range = new TimeRange(new MediaTime(start), new MediaTime(chunkEnd));
    Chunk chunk = new Chunk(index, range, chunkFrames, chunkAudio, chunkEvents);
    long from = CpuClock.nanos();
    ChunkFeatures features =
        new ChunkFeatures(chunkFeatures, extractor.audio(chunkAudio, last && ended));
    featureNanos += CpuClock.nanos() - from;
    start = chunkEnd;
    end += chunkMicros;
    index++;
    return new FeatureChunk(chunk, features, featureNanos);
  }

  // After a jump of the clock the chunks in between would all be empty: one takes their place.
  private boolean skipEmpty() {
    long first = Long.MAX_VALUE;
    if (!frames.isEmpty()) {
      first = frames.getFirst().time().micros();
    }
    for (AudioBlock block : audio) {
      first = Math.min(first, block.time().micros());
    }
    if (first == Long.MAX_VALUE || first < end + chunkMicros) {
      return false;
    }
    end = (Math.floorDiv(first, chunkMicros) + 1) * chunkMicros;
    return true;
  }

  private List<AudioBlock> takeAudio() {
    List<AudioBlock> taken = new ArrayList<>();
    for (Iterator<AudioBlock> i = audio.iterator(); i.hasNext(); ) {
      AudioBlock block = i.next();
      if (block.time().micros() < end) {
        taken.add(block);
        i.remove();
      }
    }
    return taken;
  }

  private List<StreamEvent> takeEvents(long before) {
    List<StreamEvent> taken = new ArrayList<>();
    for (Iterator<StreamEvent> i = events.iterator(); i.hasNext(); ) {
      StreamEvent event = i.next();
      if (event.time().micros() < before) {
        taken.add(event);
        i.remove();
      }
    }
    return taken;
  }

  private long contentEnd(List<VideoFrame> chunkFrames, List<AudioBlock> chunkAudio) {
    long last = start;
    if (!chunkFrames.isEmpty()) {
      VideoFrame frame = chunkFrames.getLast();
      last = Math.max(last, frame.time().micros() + frame.durationMicros());
    }
    for (AudioBlock block : chunkAudio) {
      last = Math.max(last, block.end().micros());
    }
    return last;
  }

  /** Closes the pictures that were read and not handed out. */
  @Override
  public void close() {
    frames.forEach(VideoFrame::close);
    frames.clear();
  }
}
