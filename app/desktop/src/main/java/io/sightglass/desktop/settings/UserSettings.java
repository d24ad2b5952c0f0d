package io.sightglass.desktop.settings;

/**
 * What the window keeps for its user.
 *
 * @param recent what was opened lately
 * @param profiles the user's own
 * @param keys the user's own
 */
public record UserSettings(RecentInputs recent, OwnProfiles profiles, OwnKeys keys) {

  /** In the user's own folders. */
  public static UserSettings ofUser() {
    return new UserSettings(RecentInputs.ofUser(), OwnProfiles.ofUser(), OwnKeys.ofUser());
  }
}
