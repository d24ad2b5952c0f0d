package io.sightglass.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Condition.Comparison;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileWriterTest {

  @Test
  void writtenProfile_isReadBackTheSame() throws IOException {
    Profile profile =
        new Profile(
            "mine",
            "Mine, “for now”",
            Severity.WARNING,
            List.of(
                new DefectRule(
                    "black",
                    "black",
                    new Condition("black-share", Comparison.AT_LEAST, 97.25, 90),
                    List.of(new Condition("black-brightest", Comparison.AT_MOST, 40, 44.5)),
                    120_000,
                    40_000,
                    Severity.FATAL,
                    true),
                new DefectRule(
                    "silence",
                    "silence",
                    new Condition("silence-level", Comparison.AT_MOST, -68, -67),
                    List.of(),
                    0,
                    0,
                    Severity.INFO,
                    false)),
            Map.of("freeze", Map.of("block-size", 16.0)),
            List.of(
                new VerdictRule(Optional.of("black"), Severity.ERROR, 3, 0),
                new VerdictRule(Optional.empty(), Severity.INFO, 0, 2.5)));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ProfileWriter().write(profile, output);
    Profile back =
        new ProfileReader().read(new ByteArrayInputStream(output.toByteArray()), "mine.json");
    assertThat(back).isEqualTo(profile);
  }
}
