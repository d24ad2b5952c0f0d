package io.sightglass.desktop.settings;

import io.sightglass.core.review.ReviewStore;
import java.nio.file.Path;

/**
 * What the window keeps for its user.
 *
 * @param recent what was opened lately
 * @param profiles the user's own
 * @param keys the user's own
 * @param reviews the database of the user's reviews
 * @param window how the user has the window
 * @param handover how reports leave the window
 */
public record UserSettings(
    RecentInputs recent,
    OwnProfiles profiles,
    OwnKeys keys,
    Path reviews,
    WindowSettings window,
    HandoverSettings handover) {

  /** In the user's own folders. */
  public static UserSettings ofUser() {
    return new UserSettings(
        RecentInputs.ofUser(),
        OwnProfiles.ofUser(),
        OwnKeys.ofUser(),
        ReviewStore.fileOfUser(),
        WindowSettings.ofUser(),
        HandoverSettings.ofUser());
  }

  /** In one folder, apart from the user's own. */
  public static UserSettings in(Path folder) {
    return new UserSettings(
        new RecentInputs(folder.resolve("recent.txt")),
        new OwnProfiles(folder.resolve("profiles")),
        new OwnKeys(folder.resolve("keys.properties")),
        folder.resolve("reviews.db"),
        new WindowSettings(folder.resolve("window.properties")),
        HandoverSettings.in(folder));
  }
}
