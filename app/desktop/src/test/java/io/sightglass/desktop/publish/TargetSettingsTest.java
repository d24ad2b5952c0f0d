package io.sightglass.desktop.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.PublishTarget.Checksums;
import io.sightglass.desktop.settings.TargetSettings;
import io.sightglass.desktop.settings.TargetSettings.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetSettingsTest {

  @TempDir Path folder;

  @Test
  void whatWasTyped_isThereAtTheNextStart_andNamesTheTarget() {
    Typed typed =
        new Typed(
            "s3://qa-reports/ä=b",
            "https://minio.example.org",
            "eu-1",
            true,
            true,
            "http://proxy:3128",
            "key-7");
    new TargetSettings(folder.resolve("a/publish.properties")).keep(typed);
    assertThat(new TargetSettings(folder.resolve("a/publish.properties")).last()).isEqualTo(typed);
    PublishTarget target =
        new Typed("s3://qa-reports/x", "https://minio.example.org", "eu-1", true, true, "", "k")
            .target();
    assertThat(target.pathStyle()).isTrue();
    assertThat(target.checksums()).isEqualTo(Checksums.WHEN_REQUIRED);
    assertThat(target.kmsKey()).contains("k");
  }
}
