package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.TestClips;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TransportDamageTest {

  private static final int PACKET = 188;
  private static final int VIDEO = 256;

  @TempDir Path folder;

  private static boolean video(byte[] stream, int at) {
    return ((stream[at + 1] & 0x1f) << 8 | stream[at + 2] & 0xff) == VIDEO;
  }

  private Path withoutOnePacketOfPictures() throws Exception {
    Path whole =
        TestClips.make(
            folder,
            "whole.ts",
            "25",
            4,
            "-c:v",
            "libopenh264",
            "-b:v",
            "1M",
            "-g",
            "25",
            "-c:a",
            "aac");
    byte[] stream = Files.readAllBytes(whole);
    List<Integer> packets = new ArrayList<>();
    for (int at = 0; at < stream.length; at += PACKET) {
      // One that begins a picture would take away its time as well.
      if (video(stream, at) && (stream[at + 1] & 0x40) == 0) {
        packets.add(at);
      }
    }
    int lost = packets.get(packets.size() * 5 / 8);
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    damaged.write(stream, 0, lost);
    damaged.write(stream, lost + PACKET, stream.length - lost - PACKET);
    return Files.write(folder.resolve("damaged.ts"), damaged.toByteArray());
  }

  @Test
  void lostPacket_isJoinedToThePicturesThatItBroke() throws Exception {
    Path report = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "analyze",
            withoutOnePacketOfPictures(),
            "--detectors",
            "transport,block-corruption",
            "--report",
            report);
    assertThat(run.out())
        .containsPattern("broke \\d+ pictures? \\(frames? \\d+.*\\).*: block-corruption");

    String json = Files.readString(report);
    assertThat(new SchemaCheck("report-1.json").problems(json)).isEmpty();
    JsonNode error = null;
    JsonNode damage = null;
    for (JsonNode defect : JsonMapper.shared().readTree(json).get("defects")) {
      if (defect.get("type").asString().equals("transport-error")) {
        assertThat(error).isNull();
        error = defect;
      } else {
        assertThat(damage).isNull();
        damage = defect;
      }
    }
    assertThat(error).isNotNull();
    assertThat(damage).isNotNull();
    int first = damage.get("startFrame").asInt();
    int end = damage.get("endFrameExclusive").asInt();
    assertThat(error.get("broke").get("pictures").asInt()).isEqualTo(end - first).isPositive();
    assertThat(error.get("broke").get("startFrame").asInt()).isEqualTo(first);
    assertThat(error.get("broke").get("defects").get(0)).isEqualTo(damage.get("id"));
    assertThat(damage.get("causes").get(0)).isEqualTo(error.get("id"));
  }
}
