package io.sightglass.core.alert;

import io.sightglass.core.source.Backoff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the notifications of one channel, one after another, by a thread of its own. */
final class AlertCourier {

  /** More than anybody reads; the oldest events give way, and the report has them all. */
  static final int MOST_WAITING = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(AlertCourier.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final long JOIN_MILLIS = 15_000;

  private final AlertChannel channel;
  private final AlertNotes notes;
  private final AlertOutbox.Listener listener;
  private final Backoff backoff;
  private final Deque<AlertNotes.Note> queue = new ArrayDeque<>();
  private final Thread thread;
  private boolean stopping;

  AlertCourier(
      AlertChannel channel,
      AlertNotes notes,
      AlertOutbox.Listener listener,
      RandomGenerator jitter) {
    this.channel = channel;
    this.notes = notes;
    this.listener = listener;
    this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, jitter);
    this.thread = Thread.ofPlatform().name("sightglass-alerts").daemon().unstarted(this::run);
  }

  AlertChannel channel() {
    return channel;
  }

  void begin(List<AlertNotes.Note> left) {
    left.forEach(this::add);
    thread.start();
  }

  synchronized void add(AlertNotes.Note note) {
    if (queue.size() >= MOST_WAITING) {
      giveWay();
    }
    queue.addLast(note);
    notifyAll();
  }

  // The first is being tried. Raised and cleared belong together: events go before them.
  private void giveWay() {
    Iterator<AlertNotes.Note> waiting = queue.iterator();
    waiting.next();
    AlertNotes.Note oldest = null;
    while (waiting.hasNext()) {
      AlertNotes.Note note = waiting.next();
      if (oldest == null || note.alert().kind() == Alert.Kind.EVENT) {
        oldest = note;
      }
      if (note.alert().kind() == Alert.Kind.EVENT) {
        break;
      }
    }
    if (oldest != null) {
      queue.remove(oldest);
      notes.remove(oldest);
      LOG.warn(
          "{} takes nothing: a notification of {} was dropped",
          channel.title(),
          oldest.alert().type());
    }
  }

  synchronized int waiting() {
    return queue.size();
  }

  synchronized void settle(long endNanos) throws InterruptedException {
    while (!queue.isEmpty() && !stopping) {
      long left = (endNanos - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  void stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    thread.interrupt();
  }

  void join() {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        AlertNotes.Note note = first();
        try {
          channel.send(note.delivery(), note.alert());
          finished(note);
          listener.delivered(channel, note.alert());
        } catch (AlertException e) {
          failed(note, e);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", channel.title());
    }
  }

  private synchronized AlertNotes.Note first() throws InterruptedException {
    while (queue.isEmpty() && !stopping) {
      wait();
    }
    if (stopping) {
      throw new InterruptedException();
    }
    return queue.getFirst();
  }

  private synchronized void finished(AlertNotes.Note note) {
    notes.remove(note);
    queue.remove(note);
    backoff.reset();
    notifyAll();
  }

  private void failed(AlertNotes.Note note, AlertException e) throws InterruptedException {
    Duration wait = backoff.next();
    LOG.info("{}: {}", channel.title(), e.getMessage());
    listener.failed(channel, note.alert(), e, backoff.attempts());
    if (e.reason() == AlertException.Reason.REFUSED) {
      finished(note);
      return;
    }
    if (wait.compareTo(e.notBefore()) < 0) {
      wait = e.notBefore();
    }
    synchronized (this) {
      long end = System.nanoTime() + wait.toNanos();
      while (!stopping) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
      throw new InterruptedException();
    }
  }
}
