package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.alert.AlertSetup;
import io.sightglass.core.alert.AlertSetupReader;
import io.sightglass.core.profile.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSetupTest {

  private static final String GOOD =
      """
      {"least": "warning", "types": ["black"], "raiseAfterSeconds": 1.5, "clearAfterSeconds": 20,
       "mostPerMinute": 5, "remindAfterMinutes": 2, "desktop": true,
       "webhooks": [{"url": "https://hooks.example.org/a"}],
       "mail": [{"host": "mail.example.org", "security": "tls", "from": "qa@example.org",
                 "to": ["Night shift <night@example.org>"]}]}
      """;

  @TempDir Path folder;

  @Test
  void file_isRead_andConformsToItsSchema() throws Exception {
    Path file = Files.writeString(folder.resolve("alerts.json"), GOOD);
    AlertSetup setup = new AlertSetupReader().read(file);
    assertThat(setup.rules().least()).isEqualTo(Severity.WARNING);
    assertThat(setup.rules().raiseAfterMicros()).isEqualTo(1_500_000);
    assertThat(setup.rules().remindAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(setup.desktop()).isTrue();
    assertThat(setup.channels())
        .extracting(channel -> channel.title())
        .containsExactly("The webhook at hooks.example.org", "The mail server mail.example.org");
    assertThat(new SchemaCheck("alerts-1.json").problems(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"lest\": 1}|unknown key 'lest'",
        "{\"least\": \"bad\"}|must be one of info, warning, error, fatal",
        "{\"mostPerMinute\": 0}|'mostPerMinute' must be a number from 1 to 600",
        "{\"webhooks\": [{\"url\": \"ftp://a/?key=hidden\"}]}|write https://HOST/PATH",
        "{\"mail\": [{\"host\": \"a\", \"from\": \"b@c.de\", \"to\": [\"no address\"]}]}|is no"
            + " e-mail",
        "{\"mail\": [{\"host\": \"a\", \"from\": \"b@c.de\", \"to\": [\"d@e.fr\"], \"user\": \"u\","
            + " \"passwordVariable\": \"NOT_SET\"}]}|NOT_SET",
        "{|is not valid JSON",
      })
  void wrongFile_isToldInASentence_beforeTheAnalysis(String json, String sentence)
      throws Exception {
    Path file = Files.writeString(folder.resolve("alerts.json"), json);
    CommandRun run = CommandRun.of("analyze", "nowhere.ts", "--alerts", file);
    run.failedWith(ExitCode.USAGE, "alerts.json", sentence);
    assertThat(run.err()).doesNotContain("hidden");
    if (json.length() > 1) {
      assertThat(new SchemaCheck("alerts-1.json").problems(json).isEmpty())
          .as("only what no schema can say passes it")
          .isEqualTo(json.contains("no address") || json.contains("NOT_SET"));
    }
  }
}
