package io.sightglass.desktop.publish;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication;
import io.sightglass.core.publish.RollingPublication.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a live session while it goes on: its state now and then, and the whole at its end,
 * which supersedes them. It listens to each live session, and does nothing until {@link #begin}.
 *
 * <p>The session's thread tells it of progress; all else is the screen's thread.
 */
public final class LiveBundles implements SessionListener {

  private final InstantSource clock;
  private final Executor screen;
  private final Publishing publishing;
  private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper();
  private volatile Instant from = Instant.EPOCH;
  private volatile @Nullable StreamInfo stream;
  private volatile @Nullable RollingPublication rolling;
  private @Nullable PublishTarget target;

  /** Publishes what is known of the session now. Screen's thread. */
  @FunctionalInterface
  public interface Publishing {

    /**
     * @param from when the session began
     * @param part number of the state, from 1; 0 for the whole
     */
    void publish(PublishTarget target, Instant from, int part);
  }

  public LiveBundles(InstantSource clock, Executor screen, Publishing publishing) {
    this.clock = clock;
    this.screen = screen;
    this.publishing = publishing;
  }

  @Override
  public void opened(StreamInfo opened) {
    from = clock.instant();
    stream = opened;
  }

  @Override
  public void progressed(Progress progress) {
    RollingPublication now = rolling;
    if (now != null) {
      now.progressed(progress);
    }
  }

  /** Whether parts are published. */
  public ReadOnlyBooleanProperty goingProperty() {
    return going.getReadOnlyProperty();
  }

  /**
   * Publishes the session that is open by this schedule from now on, in place of an earlier one.
   */
  public void begin(PublishTarget to, Schedule schedule) {
    stop();
    StreamInfo live = stream;
    if (live == null || !live.live()) {
      return;
    }
    RollingPublication fresh =
        new RollingPublication(
            schedule,
            clock,
            part ->
                screen.execute(() -> {
                  if (going.get()) {
                    publishing.publish(to, from, part);
                  }
                }));
    fresh.opened(live);
    target = to;
    rolling = fresh;
    going.set(true);
  }

  /** The session is over, or left: what is known of it is the whole. */
  public void end() {
    PublishTarget to = target;
    boolean whole = going.get();
    stop();
    stream = null;
    if (whole && to != null) {
      publishing.publish(to, from, 0);
    }
  }

  /** Publishes no more. */
  public void stop() {
    RollingPublication last = rolling;
    rolling = null;
    target = null;
    going.set(false);
    if (last != null) {
      last.close();
    }
  }
}
