package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Demultiplexes one input and feeds its decoders. Used by one thread at a time. */
final class FfmpegSource implements MediaSource {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegSource.class);

  /** Units that may be held back until the first picture has set the zero of the time axis. */
  private static final int MAX_UNITS_BEFORE_PICTURE = 600;

  /** Sound is decoded from so long before a picture that is sought: decoders need a run-up. */
  private static final long SOUND_LEAD_MICROS = 1_000_000;

  /** Places to enter at that are tried before a damaged one is taken as it is. */
  private static final int MAX_ENTRIES_BACK = 4;

  private final Interrupt interrupt;
  private final Input input;
  private final Ending ending;
  private final Growth growth;
  private final RenditionWatch renditions;
  private final List<TrackReader> readers = new ArrayList<>();
  private final TimestampRepair repair = new TimestampRepair();
  private @Nullable TransportWatch watch;
  private boolean watchMoved;
  private final AVPacket packet = av_packet_alloc();
  // What was decoded before the zero of the axis was known, or by the packet in hand.
  private final List<RawUnit> raw = new ArrayList<>();
  private final ArrayDeque<MediaUnit> ready = new ArrayDeque<>();
  private final Zero zero = new Zero();
  private StreamInfo info;
  private long soundFrom = Long.MIN_VALUE;
  private boolean drained;
  private @Nullable MediaException failure;
  private boolean closed;

  private FfmpegSource(Input input, Interrupt interrupt) {
    this.input = input;
    this.interrupt = interrupt;
    this.info = input.info();
    this.ending = new Ending(input);
    this.growth = new Growth(input);
    this.renditions = new RenditionWatch(input);
  }

  static FfmpegSource open(MediaRequest request) throws MediaException {
    Interrupt interrupt = new Interrupt(request.timeout());
    Input input;
    try {
      input = new Input(request, interrupt);
    } catch (MediaException e) {
      interrupt.close();
      throw e;
    }
    return of(input, interrupt, request);
  }

  /** Takes over an input that nothing was read from. */
  static FfmpegSource of(Input input, Interrupt interrupt, MediaRequest request)
      throws MediaException {
    FfmpegSource source = new FfmpegSource(input, interrupt);
    try {
      source.openTracks(request);
      source.watch = TransportWatch.on(input);
      source.findZero();
      interrupt.opened();
      return source;
    } catch (MediaException e) {
      source.close();
      throw e;
    }
  }

  private void openTracks(MediaRequest request) throws MediaException {
    if (info.selectedVideo().isPresent()) {
      readers.add(
          new PictureReader(
              input.track(info.selectedVideo().get().index()),
              info.selectedVideo().get(),
              info.container(),
              request.decoderThreads(),
              zero));
    }
    if (info.selectedAudio().isPresent()) {
      AudioTrack selected = info.selectedAudio().get();
      readers.add(new SoundReader(input.track(selected.index()), selected, zero));
      openOtherSound(request, selected);
    }
    input.discardAllBut(index -> readers.stream().anyMatch(r -> r.stream() == index));
  }

  // A track beside the selected one that cannot be decoded is no reason to refuse the programme.
  private void openOtherSound(MediaRequest request, AudioTrack selected) {
    List<AudioTrack> decoded = new ArrayList<>(List.of(selected));
    for (AudioTrack track : info.audioTracks()) {
      if (request.everyAudioTrack() && track.index() != selected.index()) {
        if (decoded.size() == Bounds.AUDIO_TRACKS) {
          LOG.warn("Audio tracks from {} on are left out: they are too many", track.index());
          break;
        }
        try {
          readers.add(new SoundReader(input.track(track.index()), track, zero));
          decoded.add(track);
        } catch (MediaException e) {
          LOG.warn("Audio track {} is left out: {}", track.index(), e.getMessage());
        }
      }
    }
    info = info.withDecodedAudio(decoded);
  }

  // The first picture's time is the origin of all others, so it must be known before any is told.
  private void findZero() throws MediaException {
    boolean pictures = input.info().selectedVideo().isPresent();
    while (!zero.known() && raw.size() < MAX_UNITS_BEFORE_PICTURE) {
      int seen = raw.size();
      if (!pump()) {
        break;
      }
      raw.subList(seen, raw.size()).stream()
          .filter(unit -> pictures ? unit.picture() : selectedSound(unit))
          .findFirst()
          .ifPresent(this::begin);
    }
    if (!zero.known()) {
      RawUnit sound =
          raw.stream()
              .filter(RawUnit.Sound.class::isInstance)
              .findFirst()
              .orElseThrow(this::nothingDecoded);
      zero.set(sound.micros());
    }
    finishRaw();
  }

  private void begin(RawUnit first) {
    zero.set(first.micros());
    if (first instanceof RawUnit.Shot shot && info.startTimecode().isEmpty()) {
      PictureTimecode.of(shot.frame(), info.frameRate())
          .ifPresent(timecode -> info = info.withStartTimecode(timecode));
    }
  }

  private boolean selectedSound(RawUnit unit) {
    return unit instanceof RawUnit.Sound sound
        && info.selectedAudio().filter(t -> t.index() == sound.track().index()).isPresent();
  }

  private MediaException nothingDecoded() {
    MediaException pending = failure;
    return pending != null
        ? pending
        : new MediaException(
            Reason.DAMAGED,
            input.info().uri()
                + " holds no picture and no sound that can be decoded: it is damaged or was cut"
                + " off. Check that it was copied whole.");
  }

  private void finishRaw() {
    raw.forEach(unit -> ready.add(unit.finish(zero)));
    raw.clear();
  }

  @Override
  public StreamInfo info() {
    return info;
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    while (ready.isEmpty()) {
      if (!pump()) {
        throwFailure();
        return null;
      }
      finishRaw();
    }
    return ready.poll();
  }

  /** Takes one packet further; false at the end of the programme, or where it broke. */
  private boolean pump() {
    if (drained) {
      return false;
    }
    interrupt.restart();
    growth.look();
    // FFmpeg does not ask while it can serve from what it has buffered.
    int result = interrupt.asked() ? AVERROR_EXIT : av_read_frame(input.context(), packet);
    try {
      if (result < 0) {
        drained = true;
        watch();
        noteDeclared();
        for (TrackReader reader : readers) {
          reader.finish(raw);
        }
        noteEnd(result);
      } else {
        watch();
        noteDeclared();
        for (TrackReader reader : readers) {
          if (reader.stream() == packet.stream_index()) {
            accept(reader);
          }
        }
      }
    } catch (MediaException e) {
      drained = true;
      failure = e;
    } finally {
      av_packet_unref(packet);
    }
    return true;
  }

  // Reads beside the demultiplexer as far as it has come, to its end where there is no packet.
  private void watch() {
    TransportWatch beside = watch;
    if (beside == null) {
      return;
    }
    long at = packet.data() == null ? Long.MAX_VALUE : packet.pos();
    if (at < 0) {
      return;
    }
    if (watchMoved && at < Long.MAX_VALUE) {
      beside.restart(at);
      watchMoved = false;
    }
    TrackReader first = readers.getFirst();
    for (TransportError error : beside.advance(at)) {
      long time = TransportWatch.micros(error, repair.shift(first.stream()), first.position());
      raw.add(
          new RawUnit.Happening(
              TransportWatch.kind(error), time, input.streamOf(error.pid()), error.detail(), 0));
    }
  }

  // What is not as the playlist or manifest says.
  private void noteDeclared() {
    renditions.accept(packet);
    if (!zero.known()) {
      return;
    }
    long at = readers.getFirst().position();
    for (String sentence : renditions.take()) {
      raw.add(new RawUnit.Happening(StreamEvent.Kind.RENDITION_MISMATCH, at, -1, sentence, 0));
    }
    SegmentWatch segments = input.segments();
    if (segments != null) {
      for (StreamEvent event : segments.take(MediaTime.ZERO)) {
        raw.add(new RawUnit.Happening(event.kind(), at, -1, event.detail(), 0));
      }
    }
  }

  private void noteEnd(int result) throws MediaException {
    boolean ended = result == AVERROR_EOF && !interrupt.asked();
    if (growth.following() && !interrupt.asked() && (ended || result == AVERROR_EXIT)) {
      // Nobody writes to it any more.
      return;
    }
    if (ended && !ending.cutOff()) {
      return;
    }
    MediaException lost =
        ended
            ? Failures.cutOff(input.info().uri())
            : Failures.reading(input.info().uri(), result, interrupt);
    failure = lost;
    if (lost.reason() != Reason.INTERRUPTED) {
      long at = readers.stream().mapToLong(TrackReader::position).max().orElse(0);
      raw.add(new RawUnit.Happening(StreamEvent.Kind.STREAM_LOSS, at, -1, lost.getMessage(), 0));
    }
  }

  private void throwFailure() throws MediaException {
    MediaException pending = failure;
    failure = null;
    if (pending != null) {
      throw pending;
    }
  }

  private void accept(TrackReader reader) throws MediaException {
    OptionalLong jump = repair.repair(packet, reader.base());
    long decodeTime = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (jump.isPresent()) {
      raw.add(
          new RawUnit.Happening(
              StreamEvent.Kind.TIMESTAMP_JUMP,
              reader.base().micros(decodeTime),
              reader.stream(),
              TimestampRepair.describe(jump.getAsLong()),
              jump.getAsLong()));
    }
    if (decodeTime != AV_NOPTS_VALUE) {
      ending.reached(reader.base().micros(decodeTime + packet.duration()));
    }
    if (!(reader instanceof SoundReader) || !early(decodeTime, reader.base())) {
      reader.accept(packet, raw);
    }
  }

  // Nobody listens to what is decoded on the way to a picture.
  private boolean early(long decodeTime, TimeBase base) {
    if (decodeTime != AV_NOPTS_VALUE && base.micros(decodeTime) < soundFrom) {
      return true;
    }
    soundFrom = Long.MIN_VALUE;
    return false;
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    releaseAll();
    soundFrom = Long.MIN_VALUE;
    TrackReader first = readers.getFirst();
    KeySeek keys = new KeySeek(input, first.stream(), first.base(), packet, interrupt);
    if (first instanceof PictureReader) {
      keys.toPicture(zero.container(time), zero.container(MediaTime.ZERO));
    } else {
      keys.toSound(zero.container(time));
    }
    drained = false;
    failure = null;
    repair.reset();
    watchMoved = true;
    readers.forEach(TrackReader::afterSeek);
  }

  @Override
  public boolean seek(FrameIndex index, int frame) throws MediaException {
    if (!(readers.getFirst() instanceof PictureReader pictures)) {
      return false;
    }
    EntrySeek entries = new EntrySeek(input, pictures.stream(), pictures.base(), packet, interrupt);
    soundFrom = zero.container(index.time(frame)) - SOUND_LEAD_MICROS;
    int last = index.entryFor(frame);
    for (int e = last; e >= 0 && last - e < MAX_ENTRIES_BACK; e--) {
      // Only what is whole at the entry makes all that refers to it come out as in one decode.
      if (enter(index, e, entries, pictures, frame) && reached(frame, true)) {
        // A refresh little by little may leave out what the one before it has made right.
        if (!pictures.refreshedGradually() || e < last || e == 0) {
          return true;
        }
      }
    }
    return last >= 0 && enter(index, last, entries, pictures, 0) && reached(frame, false);
  }

  private boolean enter(
      FrameIndex index, int entry, EntrySeek entries, PictureReader pictures, int cleanBefore)
      throws MediaException {
    releaseAll();
    FrameIndex.Entry place = index.entry(entry);
    repair.resume(place.shiftMicros());
    watchMoved = true;
    readers.forEach(TrackReader::afterSeek);
    pictures.follow(index, place, cleanBefore);
    if (!entries.to(place)) {
      return false;
    }
    drained = false;
    failure = null;
    try {
      accept(pictures);
    } finally {
      av_packet_unref(packet);
    }
    finishRaw();
    while (nextPicture() == null && pump()) {
      finishRaw();
    }
    return true;
  }

  private boolean reached(int frame, boolean whole) {
    VideoFrame first = nextPicture();
    return first != null && first.number() <= frame && !(whole && first.flags().any());
  }

  private @Nullable VideoFrame nextPicture() {
    for (MediaUnit unit : ready) {
      if (unit instanceof MediaUnit.Picture(var frame)) {
        return frame;
      }
    }
    return null;
  }

  /** The zero of the time axis. */
  Zero zero() {
    return zero;
  }

  private void releaseAll() {
    finishRaw();
    ready.forEach(FfmpegSource::release);
    ready.clear();
  }

  private static void release(MediaUnit unit) {
    if (unit instanceof MediaUnit.Picture(var frame)) {
      frame.close();
    }
  }

  @Override
  public void interrupt() {
    interrupt.ask();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    releaseAll();
    readers.forEach(TrackReader::close);
    av_packet_free(packet);
    if (watch != null) {
      watch.close();
    }
    input.close();
    interrupt.close();
  }
}
