package io.sightglass.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pauses_doubleUpToTheLongestAndAreShortAgainAfterSuccess() {
    Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random(1));
    long bound = 500;
    for (int attempt = 1; attempt <= 50; attempt++) {
      long pause = backoff.next().toMillis();
      assertThat(pause).isBetween(bound / 2 - 1, bound);
      assertThat(backoff.attempts()).isEqualTo(attempt);
      bound = Math.min(2 * bound, 15_000);
    }
    backoff.reset();
    assertThat(backoff.attempts()).isZero();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void twoReaders_doNotComeBackInStep() {
    Backoff one = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(1));
    Backoff two = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(2));
    assertThat(one.next()).isNotEqualTo(two.next());
  }
}
