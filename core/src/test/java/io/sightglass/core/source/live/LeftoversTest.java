package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sightglass.core.media.StreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sessions with losses leave behind: nothing. */
@Timeout(120)
class LeftoversTest {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final int CYCLES = 10;

  /** The heap may grow meanwhile; a picture or a packet left over in each cycle would pass this. */
  private static final long BOUND_BYTES = 96L << 20;

  @TempDir Path folder;

  @Test
  void sessionsWithLosses_leaveNoThreadNoSocketAndNoMemory() throws Exception {
    assumeThat(DESCRIPTORS).as("a system with /proc").isDirectory();
    try (PlaylistServer server =
        new PlaylistServer(folder, PlaylistServer.clip(folder.resolve("clip"), 20))) {
      for (int i = 0; i < 3; i++) {
        cycle(server);
      }
      long descriptors = descriptors();
      long memory = residentBytes();
      for (int i = 0; i < CYCLES; i++) {
        cycle(server);
      }
      assertThat(residentBytes() - memory).isLessThan(BOUND_BYTES);
      // The server's own sockets come and go: a leak would be one or more in each cycle.
      assertThat(descriptors()).isLessThan(descriptors + CYCLES / 2);
      assertThat(threads()).isEmpty();
    }
  }

  private static void cycle(PlaylistServer server) throws Exception {
    server.restart();
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.awaitMore(20);
      server.answerWith(503);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
    }
    server.answerWith(200);
    for (int tries = 0; tries < 100 && !threads().isEmpty(); tries++) {
      Thread.sleep(50);
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("sightglass-"))
        .toList();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    }
  }

  private static long residentBytes() throws IOException {
    System.gc();
    return Long.parseLong(Files.readString(MEMORY).split(" ")[1]) * 4096;
  }
}
