package io.sightglass.core.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a review's log. What is in the log stays in it: to undo is to add a line.
 *
 * @param at to the millisecond
 * @param by who
 * @param batch the import that brought it along; empty for what was done here
 */
public record Entry(UUID id, Instant at, String by, Action action, Optional<UUID> batch) {

  /** What was done. */
  public sealed interface Action {

    /**
     * Changes that are made together, and undone together.
     *
     * @param title in the user's words, e.g. {@code confirmed}
     */
    record Edit(String title, List<Change> changes) implements Action {
      public Edit {
        changes = List.copyOf(changes);
      }
    }

    /** An edit or an import counts no more. */
    record Undo(UUID target) implements Action {}

    /** ... or counts again. */
    record Redo(UUID target) implements Action {}

    /**
     * The entries of another's review, which bear this entry's id as their batch, count from here.
     *
     * @param from whose
     * @param kept what stays as it was here, where both had changed the same
     */
    record Import(String from, List<Change> kept) implements Action {
      public Import {
        kept = List.copyOf(kept);
      }
    }
  }
}
