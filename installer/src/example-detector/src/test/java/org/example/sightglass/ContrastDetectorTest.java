package org.example.sightglass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sightglass.core.feature.LumaStatistics;
import org.junit.jupiter.api.Test;

class ContrastDetectorTest {

  @Test
  void tails_areLeftOutAtEitherEnd() {
    int[] histogram = new int[256];
    histogram[16] = 1; // Half a percent of 200 samples: within the tail.
    histogram[50] = 99;
    histogram[90] = 99;
    histogram[235] = 1;
    LumaStatistics luma =
        new LumaStatistics(200, 16 + 99 * 50 + 99 * 90 + 235, 16, 235, 8, false, histogram);

    assertEquals(40, new ContrastDetector(0.01).contrast(luma));
    assertEquals(219, new ContrastDetector(0.001).contrast(luma));
  }
}
