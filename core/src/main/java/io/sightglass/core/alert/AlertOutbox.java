package io.sightglass.core.alert;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Delivers notifications by each of several channels, in their order, a thread a channel. What is
 * posted is on the disk first and leaves it when its receiver has it: what a process leaves behind,
 * however it ends, the next one delivers. Receivers may get one twice, under the same delivery
 * number. Any thread.
 */
public final class AlertOutbox implements AutoCloseable {

  private final AlertNotes notes;
  private final List<AlertCourier> couriers = new ArrayList<>();

  /**
   * A notification that waits on the disk.
   *
   * @param channel whom it is for, for people
   */
  public record Waiting(String channel, Alert alert) {}

  /** Hears what becomes of notifications; called by the channels' threads. */
  public interface Listener {

    default void delivered(AlertChannel channel, Alert alert) {}

    /**
     * It was not; it is tried again unless {@link AlertException.Reason#REFUSED}.
     *
     * @param attempt from 1
     */
    default void failed(AlertChannel channel, Alert alert, AlertException why, int attempt) {}
  }

  /**
   * Takes over what processes that have ended left for these channels, and begins to deliver.
   *
   * @param folder made where it is not there
   * @throws IOException with a sentence, where it can't be used
   */
  public AlertOutbox(
      Path folder,
      List<AlertChannel> channels,
      Listener listener,
      Clock clock,
      RandomGenerator jitter)
      throws IOException {
    this.notes = new AlertNotes(folder, clock);
    for (AlertChannel channel : channels) {
      couriers.add(new AlertCourier(channel, notes, listener, jitter));
    }
    for (AlertCourier courier : couriers) {
      courier.begin(notes.adopt(courier.channel().id()));
    }
  }

  /** The user's own: {@code sightglass/alerts/outbox} below the folder of the user's state. */
  public static Path userFolder() {
    return UserFolders.state().resolve("alerts").resolve("outbox");
  }

  /** All that wait in {@code folder}, of whatever process, in order of time. */
  public static List<Waiting> waiting(Path folder) throws IOException {
    return new AlertNotes(folder, Clock.systemUTC())
        .all().stream().map(note -> new Waiting(note.title(), note.alert())).toList();
  }

  /**
   * Has it delivered by each channel. It is on the disk when this returns.
   *
   * @throws IOException where it is not; it is then delivered nevertheless, unless this process
   *     ends before
   */
  public void post(Alert alert) throws IOException {
    IOException failure = null;
    for (AlertCourier courier : couriers) {
      AlertNotes.Note note = notes.note(courier.channel(), alert);
      try {
        notes.save(note);
      } catch (IOException e) {
        failure = e;
      }
      courier.add(note);
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Notifications that wait. */
  public int waiting() {
    return couriers.stream().mapToInt(AlertCourier::waiting).sum();
  }

  /**
   * Waits until all is delivered.
   *
   * @param most but not longer than this
   * @return notifications that are left
   */
  public int settle(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (AlertCourier courier : couriers) {
      courier.settle(end);
    }
    return waiting();
  }

  /** Ends delivery; what is left stays on the disk. */
  @Override
  public void close() {
    couriers.forEach(AlertCourier::stop);
    couriers.forEach(AlertCourier::join);
  }
}
