package io.sightglass.core.player;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way from any thread to the player's. A new seek replaces pending seeks and
 * steps, steps add up, and a new source replaces everything, so the queue stays short however fast
 * a slider is dragged.
 */
final class CommandQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Command> pending = new ArrayDeque<>();
  private boolean woken;

  void add(Command command) {
    lock.lock();
    try {
      if (command.replacesAll()) {
        pending.forEach(CommandQueue::discard);
        pending.clear();
      } else if (command.isSeek()) {
        pending.removeIf(c -> c.isSeek() || c instanceof Command.Step);
      }
      pending.addLast(merged(command));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Command merged(Command command) {
    if (command instanceof Command.Step(int more)
        && pending.peekLast() instanceof Command.Step(int frames)) {
      pending.removeLast();
      return new Command.Step(frames + more);
    }
    return command;
  }

  @Nullable Command poll() {
    lock.lock();
    try {
      return pending.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** True where a pending command makes a seek under way pointless. */
  boolean supersedesSeek() {
    lock.lock();
    try {
      return pending.stream().anyMatch(c -> c.isSeek() || c.replacesAll());
    } finally {
      lock.unlock();
    }
  }

  /** Ends the wait under way, or the next one. Any thread. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a command, a wake-up, an interrupt of the thread, or {@code nanos}. */
  void await(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (pending.isEmpty() && !woken && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } catch (InterruptedException e) {
      // The owner of the thread interrupts it only to stop what it does; the loop looks at why.
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  void await() {
    await(TimeUnit.DAYS.toNanos(1));
  }

  /** Drops what is pending and gives back what it held. */
  void clear() {
    lock.lock();
    try {
      pending.forEach(CommandQueue::discard);
      pending.clear();
    } finally {
      lock.unlock();
    }
  }

  private static void discard(Command command) {
    if (command instanceof Command.ShowLive(LiveFeed feed)) {
      feed.close();
    }
  }
}
