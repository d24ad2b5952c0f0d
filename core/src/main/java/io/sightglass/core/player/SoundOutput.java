package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.SoundStretcher;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Decoded sound around the playhead, what of it the device has been given, and which programme time
 * it is sounding. Holes in the sound become silence, so that a device's position is a programme
 * time. Player's thread only.
 */
final class SoundOutput implements AutoCloseable {

  /** The device is fed this far ahead: enough for a slow turn, short enough to stop at once. */
  private static final long LEAD_MICROS = 200_000;

  /** Smaller holes and overlaps are jitter of the timestamps. */
  private static final long JITTER_MICROS = 20_000;

  /** A larger hole is a new start. */
  private static final long MAX_HOLE_MICROS = 5_000_000;

  private static final long SILENCE_PIECE_MICROS = 100_000;

  private final AudioSink sink;
  private final Optional<SoundStretcher> stretcher;
  private final SinkWatch watch;
  private final List<AudioBlock> blocks = new ArrayList<>();
  private int next;
  private MediaTime forgottenTo = new MediaTime(Long.MIN_VALUE / 2);

  private int deviceRate;
  private int deviceChannels;
  private boolean device;
  private boolean running;

  private double rate = 1;
  private SoundMix mix = SoundMix.PLAIN;

  // Programme times of the device's position 0, and of the end of what was taken from the blocks.
  private MediaTime origin = MediaTime.ZERO;
  private MediaTime takenTo = MediaTime.ZERO;
  // What the device was given since its position 0: less than was taken while sound is stretched.
  private long writtenSamples;
  private long writtenMicros;

  // Levels of what the device was given, until it is heard.
  private final Deque<SoundLevels> levels = new ArrayDeque<>();

  /**
   * @param stretcher plays at other speeds than 1, where there is one; closed with this
   */
  SoundOutput(AudioSink sink, Optional<SoundStretcher> stretcher, LongSupplier nanoTime) {
    this.sink = sink;
    this.stretcher = stretcher;
    this.watch = new SinkWatch(nanoTime);
  }

  /** Keeps a block for later; blocks come in order of time. */
  void accept(AudioBlock block) {
    blocks.add(block);
  }

  /** Lets go of what ends by {@code time}. */
  void forget(MediaTime time) {
    int gone = 0;
    while (gone < blocks.size() && blocks.get(gone).end().compareTo(time) <= 0) {
      forgottenTo = MediaTime.max(forgottenTo, blocks.get(gone).end());
      gone++;
    }
    blocks.subList(0, gone).clear();
    next = Math.max(0, next - gone);
  }

  /** False where the sound at {@code time} was known and is no longer. */
  boolean covers(MediaTime time) {
    return forgottenTo.since(time) <= JITTER_MICROS;
  }

  /** True where less is at hand than a device wants at {@code now}. */
  boolean hungry(MediaTime now) {
    return blocks.isEmpty() || blocks.getLast().end().since(now) < 2 * rate * LEAD_MICROS;
  }

  /** True where sound can be heard at this many programme seconds a second. */
  boolean sounds(double newRate) {
    return newRate == 1
        || (stretcher.isPresent()
            && newRate >= SoundStretcher.SLOWEST
            && newRate <= SoundStretcher.FASTEST);
  }

  /** How what is written from now on is listened to. */
  void mix(SoundMix newMix) {
    mix = newMix;
  }

  /**
   * Sounds what is at hand and what will come, from programme time {@code at} on. A device that was
   * lost, or not there, is looked for again: it may have been plugged in, or another be in use.
   *
   * @param newRate one that {@link #sounds}
   */
  void start(MediaTime at, double newRate) {
    if (!device || !watch.trusted()) {
      letGo();
    }
    rate = newRate;
    seekTo(at);
    running = true;
    if (device) {
      sink.resume();
    }
    watch.restart();
  }

  /** Falls silent at once. */
  void stop() {
    if (running && device) {
      sink.pause();
      sink.flush();
    }
    running = false;
  }

  /** Forgets all sound. */
  void clear() {
    stop();
    blocks.clear();
    next = 0;
    forgottenTo = new MediaTime(Long.MIN_VALUE / 2);
  }

  /** Has the device tried anew with the next sound. */
  void renew() {
    clear();
    letGo();
    watch.renew();
  }

  // The next sound asks for a device.
  private void letGo() {
    device = false;
    deviceRate = 0;
    deviceChannels = 0;
  }

  /** Gives the device what it should have by now. */
  void feed() {
    while (running && next < blocks.size()) {
      AudioBlock block = blocks.get(next);
      if (!deviceFor(block) || unsounded() >= LEAD_MICROS) {
        return;
      }
      long hole = block.time().since(takenTo);
      if (Math.abs(hole) > MAX_HOLE_MICROS) {
        sink.flush();
        watch.restart();
        startMapping(block.time());
      } else if (hole > JITTER_MICROS) {
        write(Samples.silence(block, takenTo, Math.min(hole, SILENCE_PIECE_MICROS)));
        continue;
      }
      next++;
      boolean first = takenTo.equals(origin);
      boolean overlaps = hole < (first ? 0 : -JITTER_MICROS);
      AudioBlock rest = overlaps ? Samples.from(block, takenTo) : block;
      if (rest.length() > 0) {
        write(rest);
      }
    }
  }

  /** Programme time that sounds now, in microseconds; empty where no device keeps time. */
  OptionalLong heard() {
    if (!running || !device || writtenMicros == 0) {
      return OptionalLong.empty();
    }
    long left = unsounded();
    if (!watch.trusted() || left <= (next < blocks.size() ? 0 : SinkWatch.RESIDUE_MICROS)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(origin.micros() + Math.round(rate * (writtenMicros - left)));
  }

  /** True where nothing is left to sound after {@code now}. */
  boolean drained(MediaTime now) {
    if (heard().isPresent()) {
      return false;
    }
    return blocks.isEmpty() || blocks.getLast().end().compareTo(now) <= 0;
  }

  /** A sentence where there should be sound and is none, else empty. */
  String problem() {
    if (deviceRate == 0) {
      return "";
    }
    if (!device) {
      return "No sound device was found: playing without sound.";
    }
    return watch.trusted() ? "" : "The sound device does not keep time: playing without sound.";
  }

  @Override
  public void close() {
    clear();
    stretcher.ifPresent(SoundStretcher::close);
    sink.close();
  }

  private void write(AudioBlock block) {
    levels.addLast(SoundLevels.of(block));
    AudioBlock out = rate == 1 ? block : stretched(block);
    if (out.length() > 0) {
      sink.write(mix.apply(out));
    }
    int perSecond = block.track().sampleRate();
    // Counted in samples, as the device does; what the timestamps say otherwise shows as a hole.
    takenTo = takenTo.plus(block.length() * 1_000_000L / perSecond);
    writtenSamples += out.length();
    writtenMicros = writtenSamples * 1_000_000L / perSecond;
  }

  private AudioBlock stretched(AudioBlock block) {
    float[][] planes = stretcher.orElseThrow().stretch(block);
    return new AudioBlock(
        block.track(), block.time(), block.firstSample(), planes, block.damaged());
  }

  /** The levels at programme time {@code now} where they are not those of the last call. */
  Optional<SoundLevels> levels(MediaTime now) {
    SoundLevels due = null;
    while (!levels.isEmpty() && levels.getFirst().time().compareTo(now) <= 0) {
      due = levels.removeFirst();
    }
    return Optional.ofNullable(due);
  }

  private long unsounded() {
    long position = Math.min(sink.positionMicros(), writtenMicros);
    watch.read(position, writtenMicros);
    return writtenMicros - position;
  }

  private boolean deviceFor(AudioBlock block) {
    int rate = block.track().sampleRate();
    if (rate != deviceRate || block.channels() != deviceChannels) {
      deviceRate = rate;
      deviceChannels = block.channels();
      device = deviceChannels > 0 && sink.open(rate, deviceChannels);
      startMapping(takenTo);
      watch.renew();
      if (device) {
        sink.resume();
      }
    }
    return device && watch.trusted();
  }

  private void seekTo(MediaTime at) {
    next = 0;
    while (next < blocks.size() && blocks.get(next).end().compareTo(at) <= 0) {
      next++;
    }
    startMapping(at);
  }

  private void startMapping(MediaTime at) {
    origin = at;
    takenTo = at;
    writtenSamples = 0;
    writtenMicros = 0;
    levels.clear();
    if (rate != 1) {
      stretcher.orElseThrow().start(rate);
    }
  }
}
