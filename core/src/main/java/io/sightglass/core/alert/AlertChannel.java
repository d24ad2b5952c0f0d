package io.sightglass.core.alert;

/** A way by which notifications go out. Used by one thread at a time. */
public interface AlertChannel {

  /** The same for the same receiver, from one start to the next; tells no secret. */
  String id();

  /** For people, e.g. {@code webhook at hooks.example.org}; tells no secret. */
  String title();

  /**
   * Delivers one notification; blocks, for seconds at most.
   *
   * @param delivery the same each time that this one is tried, so that a receiver knows it again
   * @throws AlertException where that failed
   * @throws InterruptedException where the thread was told to end
   */
  void send(String delivery, Alert alert) throws AlertException, InterruptedException;
}
