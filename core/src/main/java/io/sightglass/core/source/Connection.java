package io.sightglass.core.source;

/**
 * How the connection to a live stream stands.
 *
 * @param phase where it is
 * @param attempt attempts to connect since it was lost, this one included; 0 while it is there
 * @param message why it is not there, a sentence for the user; else empty
 */
public record Connection(Phase phase, int attempt, String message) {

  /** Packets arrive. */
  public static final Connection UP = new Connection(Phase.UP, 0, "");

  /** Where a connection is. */
  public enum Phase {
    /** Packets arrive. */
    UP,
    /** It went away; the next attempt is waited for. */
    WAITING,
    /** It is being opened anew. */
    CONNECTING,
    /** Nobody tries any more: the stream ended, was given up, or was closed. */
    ENDED
  }

  /** Hears of changes; called by the connection's own thread, returns quickly. */
  @FunctionalInterface
  public interface Listener {
    void changed(Connection connection);
  }
}
