package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the log that both programs share. */
class ProgramLogTest {

  @TempDir private Path folder;

  private final LoggerContext context = new LoggerContext();
  private Path file;

  @BeforeEach
  void read() throws Exception {
    file = folder.resolve("state/sightglass-desktop.log");
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("sightglass.log", file.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        getClass().getClassLoader().getResource("io/sightglass/log/logback.xml"));
  }

  @AfterEach
  void close() {
    context.stop();
  }

  @Test
  void line_saysWhenWhereAndWhy() throws Exception {
    context.getLogger("io.sightglass.x").warn("Slow", new IllegalStateException("cause"));

    assertThat(Files.readAllLines(file).getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ WARN  \\[.+] io.sightglass.x: Slow");
    assertThat(Files.readAllLines(file).get(1)).isEqualTo("java.lang.IllegalStateException: cause");
  }

  @Test
  void detailsAndWhatLibrariesTellThemselves_areNotKept() throws Exception {
    Logger own = context.getLogger("io.sightglass.x");
    // Requests with their signatures are among what these tell.
    Logger cloud = context.getLogger("software.amazon.awssdk.request");
    own.debug("detail");
    own.info("kept");
    cloud.info("request");
    context.getLogger("org.flywaydb.core.FlywayExecutor").info("Database: ...");

    assertThat(cloud.getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(Files.readAllLines(file)).singleElement().asString().endsWith("kept");
  }

  @Test
  void fullLog_isRenamed_andTheOldestGoes() throws Exception {
    String line = "x".repeat(100_000);
    Logger own = context.getLogger("io.sightglass.x");
    for (int i = 0; i < 100; i++) {
      own.info(line);
    }

    List<String> names;
    try (var files = Files.list(file.getParent())) {
      names = files.map(each -> each.getFileName().toString()).sorted().toList();
    }
    assertThat(names)
        .containsExactly(
            "sightglass-desktop.log", "sightglass-desktop.log.1", "sightglass-desktop.log.2");
  }
}
