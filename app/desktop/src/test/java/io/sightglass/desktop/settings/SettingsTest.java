package io.sightglass.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final Profile PROFILE =
      new Profile("broadcast", "Broadcast", Severity.ERROR, List.of(), Map.of());

  @TempDir Path folder;

  @Test
  void recentInputs_areKeptNewestFirstWithoutRepeats() {
    RecentInputs recent = new RecentInputs(folder.resolve("a/recent.txt"));
    recent.add("one");
    recent.add("two");
    recent.add("one");
    recent.add("no\nway");
    assertThat(new RecentInputs(folder.resolve("a/recent.txt")).inputs())
        .containsExactly("one", "two");
  }

  @Test
  void keptProfile_isReadBackUnderItsNewName() {
    OwnProfiles profiles = new OwnProfiles(folder.resolve("profiles"));
    OwnProfiles.Kept kept = profiles.keep(PROFILE, "Nachtprogramm für Übergänge");
    assertThat(kept.problem()).isEmpty();
    assertThat(kept.file().getFileName()).hasToString("nachtprogramm-fur-ubergange.json");
    assertThat(profiles.all()).containsExactly(kept.profile());
    assertThat(kept.profile().title()).isEqualTo("Nachtprogramm für Übergänge");
  }

  @Test
  void folderThatIsAFile_isASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("profiles"), "not a folder");
    OwnProfiles profiles = new OwnProfiles(file);
    assertThat(profiles.all()).isEmpty();
    assertThat(profiles.keep(PROFILE, "Mine").problem())
        .startsWith("The profile cannot be kept in " + file);
  }

  @Test
  void brokenProfile_isLeftOut() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{");
    OwnProfiles profiles = new OwnProfiles(folder);
    profiles.keep(PROFILE, "Mine");
    assertThat(profiles.all()).extracting(Profile::name).containsExactly("mine");
  }

  @Test
  void changedKeys_areReadBack_andABrokenFileLeavesTheStandardOnes() throws IOException {
    OwnKeys keys = new OwnKeys(folder.resolve("settings/keys.properties"));
    assertThat(keys.changes()).isEmpty();
    Properties changes = new Properties();
    changes.setProperty("GO_TO", "Ctrl+ä");
    assertThat(keys.keep(changes)).isEmpty();
    assertThat(keys.changes()).isEqualTo(changes);
    Files.writeString(keys.file(), "GO_TO=\\u12");
    assertThat(keys.changes()).isEmpty();
  }

  @Test
  void keysInAFolderThatIsAFile_areASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("settings"), "not a folder");
    OwnKeys keys = new OwnKeys(file.resolve("keys.properties"));
    assertThat(keys.keep(new Properties()).orElseThrow())
        .startsWith("The keys cannot be kept in " + file);
  }

  @Test
  void windowsLook_isReadBack_andABrokenFileLeavesTheUsualOne() throws IOException {
    Path file = folder.resolve("settings/window.properties");
    WindowSettings window = new WindowSettings(file);
    assertThat(window.dark()).isTrue();
    window.setDark(false);
    window.setGoOn(false);
    WindowSettings again = new WindowSettings(file);
    assertThat(again.dark()).isFalse();
    assertThat(again.goOn()).isFalse();
    Files.writeString(file, "dark=\\u12");
    assertThat(new WindowSettings(file).dark()).isTrue();
  }

  @Test
  void titleWithoutLetters_hasAName() {
    assertThat(OwnProfiles.name("…")).isEqualTo("profile");
  }
}
