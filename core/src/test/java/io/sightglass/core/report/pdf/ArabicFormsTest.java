package io.sightglass.core.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArabicFormsTest {

  @Test
  void letters_areJoinedAsTheirNeighboursWant() {
    // meem, reh, hah, beh, alef: a reh joins nothing after it.
    assertThat(ArabicForms.join("مرحبا")).isEqualTo("\uFEE3\uFEAE\uFEA3\uFE92\uFE8E");
    assertThat(ArabicForms.join("ب ب")).isEqualTo("\uFE8F \uFE8F");
    assertThat(ArabicForms.join("بب")).isEqualTo("\uFE91\uFE90");
  }

  @Test
  void lamAndAlef_areOneSign() {
    assertThat(ArabicForms.join("لا")).isEqualTo("\uFEFB");
    // seen, lam with alef joined to it, meem by itself.
    assertThat(ArabicForms.join("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
  }

  @Test
  void marks_doNotPartLetters_andTheStrokeJoins() {
    assertThat(ArabicForms.join("ب\u064Eب")).isEqualTo("\uFE91\u064E\uFE90");
    assertThat(ArabicForms.join("ب\u0640")).isEqualTo("\uFE91\u0640");
  }

  @Test
  void lettersOfPersian_haveTheirFormsToo() {
    assertThat(ArabicForms.join("چپ")).isEqualTo("\uFB7C\uFB57");
  }

  @Test
  void otherText_andWhatIsJoinedAlready_staysAsItIs() {
    assertThat(ArabicForms.join("a שלום 🎬")).isEqualTo("a שלום 🎬");
    String joined = ArabicForms.join("مرحبا لا");
    assertThat(ArabicForms.join(joined)).isEqualTo(joined);
  }
}
