package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTransportTest {

  @TempDir Path folder;

  @Test
  void transportStream_isToldPidByPid() throws Exception {
    CommandRun run = CommandRun.of("probe", Sample.copyTo(folder));
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsPattern("PID 0 +\\d+ kbit/s\\R")
        .containsPattern("PID \\d+ +\\d+ kbit/s, stream type 0x1b\\R")
        .containsPattern("PID \\d+ +\\d+ kbit/s, stream type 0x0f\\R");
  }
}
