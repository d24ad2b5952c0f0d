package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportDamageTest {

  private static final long PICTURE = 40_000;

  private long ids;

  private Defect defect(String type, String detector, String metric, long first, long end) {
    return new Defect(
        ++ids,
        type,
        new TimeRange(new MediaTime(first * PICTURE), new MediaTime(end * PICTURE)),
        first,
        end,
        Severity.WARNING,
        detector,
        "1.0",
        metric,
        1,
        1,
        false,
        Disposition.OPEN);
  }

  private Defect error(long frame) {
    return defect(TransportDamage.ERROR, "transport", "ts-priority-1", frame, frame + 1);
  }

  private Defect blocks(long first, long end) {
    return defect("block-corruption", "block-corruption", "block-damage", first, end);
  }

  @Test
  void picturesAfterAnError_areItsOwn_andNameIt() {
    Defect error = error(100);
    Defect blocks = blocks(101, 115);

    TransportDamage joined = TransportDamage.of(List.of(error, blocks));

    TransportDamage.Broken broken = joined.broken(error).orElseThrow();
    assertThat(broken.pictures()).isEqualTo(14);
    assertThat(broken.words()).isEqualTo("broke 14 pictures (frames 101 – 114): block-corruption");
    assertThat(joined.causes(blocks)).containsExactly(error);
    assertThat(joined.broken(blocks)).isEmpty();
  }

  @Test
  void secondErrorWithinTheSameDamage_takesThePicturesFromItselfOn() {
    Defect first = error(100);
    Defect second = error(110);
    Defect blocks = blocks(101, 125);

    TransportDamage joined = TransportDamage.of(List.of(first, second, blocks));

    assertThat(joined.broken(first).orElseThrow().pictures()).isEqualTo(9);
    assertThat(joined.broken(second).orElseThrow().pictures()).isEqualTo(15);
    assertThat(joined.causes(blocks)).containsExactly(first, second);
  }

  @Test
  void picturesThatTwoDetectorsFound_countOnce_andSoundIsAddedUp() {
    Defect error = error(50);
    Defect blocks = blocks(50, 60);
    Defect lost = defect("decode-error", "decode-error", "lost-picture-data", 50, 52);
    Defect sound = defect("decode-error", "decode-error", "lost-sound-data", 49, 51);

    TransportDamage joined = TransportDamage.of(List.of(error, blocks, lost, sound));

    assertThat(joined.broken(error).orElseThrow().words())
        .isEqualTo(
            "broke 10 pictures (frames 50 – 59) and 80 ms of sound:"
                + " decode-error, block-corruption");
  }

  @Test
  void clockError_takesNothingFromALossNearby_butStandsInWhereItIsAlone() {
    Defect loss = error(100);
    Defect clock = defect(TransportDamage.ERROR, "transport", "ts-priority-2", 105, 106);
    Defect alone = defect(TransportDamage.ERROR, "transport", "ts-priority-2", 300, 301);
    Defect near = blocks(101, 112);
    Defect other = blocks(300, 301);

    TransportDamage joined = TransportDamage.of(List.of(loss, clock, alone, near, other));

    assertThat(joined.broken(loss).orElseThrow().pictures()).isEqualTo(11);
    assertThat(joined.broken(clock)).isEmpty();
    assertThat(joined.broken(alone).orElseThrow().words())
        .isEqualTo("broke 1 picture (frame 300): block-corruption");
  }

  @Test
  void damageFarFromAnyError_hasNoCause() {
    Defect error = error(100);
    Defect blocks = blocks(180, 190);
    Defect flash = defect("flash", "flash", "flash-rate", 100, 110);

    TransportDamage joined = TransportDamage.of(List.of(error, blocks, flash));

    assertThat(joined.causes(blocks)).isEmpty();
    assertThat(joined.causes(flash)).isEmpty();
    assertThat(joined.broken(error)).isEmpty();
  }
}
