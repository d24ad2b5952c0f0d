package io.sightglass.core.alert;

import java.util.List;

/**
 * What is told, and to whom.
 *
 * @param rules what is worth a notification
 * @param channels by which it goes out
 * @param desktop whether the system's own notifications show it, where there is a window
 */
public record AlertSetup(AlertRules rules, List<AlertChannel> channels, boolean desktop) {

  public AlertSetup {
    channels = List.copyOf(channels);
  }
}
