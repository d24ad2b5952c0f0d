package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.time.FrameRate;
import io.sightglass.desktop.timeline.TimecodeText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoToTest {

  private static final TimecodeText FROM_ONE_HOUR =
      new TimecodeText(new FrameRate(25, 1), 90_000, false);

  @ParameterizedTest
  @CsvSource({
    "01:00:15:00, 375",
    "01001500, 375",
    "1001500, 375",
    "f1234, 1234",
    "F0, 0",
    "+20., 600",
    "+5, 105",
    "-5, 95",
    "-90., 0",
    "+1.., 1600",
    "' 01:00:00:03 ', 3",
  })
  void text_namesAFrame(String text, long frame) {
    assertThat(GoTo.frame(text, 100, FROM_ONE_HOUR)).hasValue(frame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "f", "+", "00:00:00:00", "010015", "01:00:00:25", "123456789"})
  void otherText_namesNone(String text) {
    assertThat(GoTo.frame(text, 100, FROM_ONE_HOUR)).isEmpty();
  }
}
