package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.ProfileCheck;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileException;
import io.sightglass.core.profile.ProfileReader;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileSchemaTest {

  private static final String MINIMAL =
      "{'name':'x','rules':[{'type':'t','detector':'d','metric':'m','comparison':'at-least',"
          + "'enter':1}]}";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void shippedProfiles_holdAgainstTheSchema_andTheirDetectorsAreThere() throws IOException {
    Profiles profiles = new Profiles();
    assertThat(profiles.names()).isNotEmpty();
    for (String name : profiles.names()) {
      try (InputStream input =
          ProfileSchemaTest.class.getResourceAsStream(
              "/io/sightglass/profiles/" + name + ".json")) {
        String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(new SchemaCheck("profile-1.json").problems(text)).as(name).isEmpty();
      }
      assertThat(new ProfileCheck(DetectorRegistry.installed()).problems(profiles.find(name)))
          .as(name)
          .isEmpty();
    }
  }

  @Test
  void shippedRules_holdAgainstTheSchema_andAreOfTheirDetector() throws IOException {
    for (DetectorInfo detector : DetectorRegistry.installed().detectors()) {
      try (InputStream input =
          ProfileSchemaTest.class.getResourceAsStream(
              "/io/sightglass/profiles/rules/" + detector.id() + ".json")) {
        if (input != null) {
          String rules = new String(input.readAllBytes(), StandardCharsets.UTF_8);
          String profile = "{\"name\":\"x\",\"rules\":" + rules + "}";
          assertThat(new SchemaCheck("profile-1.json").problems(profile))
              .as(detector.id())
              .isEmpty();
          assertThat(read(profile).rules())
              .as(detector.id())
              .isNotEmpty()
              .allSatisfy(rule -> assertThat(rule.detector()).isEqualTo(detector.id()));
          assertThat(new Profiles().find("everything").rules()).containsAll(read(profile).rules());
        }
      }
    }
  }

  @Test
  void everyDetector_hasAPageOfDocumentation() throws IOException {
    for (DetectorInfo detector : DetectorRegistry.installed().detectors()) {
      try (InputStream page =
          ProfileSchemaTest.class.getResourceAsStream(
              "/io/sightglass/docs/detectors/" + detector.id() + ".md")) {
        assertThat(page).as("the page of %s", detector.id()).isNotNull();
        String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).as(detector.id()).startsWith("# " + detector.title());
        assertThat(detector.metrics())
            .allSatisfy(metric -> assertThat(text).contains("`" + metric.name() + "`"));
        assertThat(detector.settings().keySet())
            .allSatisfy(setting -> assertThat(text).contains("`" + setting + "`"));
      }
    }
  }

  @Test
  void extendingProfile_changesWhatItNamesAndInheritsTheRest() throws IOException {
    String text =
        json(
            "{'name':'mine','extends':'broadcast','rules':["
                + "{'type':'black','minSeconds':2,'severity':'warning'}]}");
    assertThat(new SchemaCheck("profile-1.json").problems(text)).isEmpty();

    DefectRule was = rule(new Profiles().find("broadcast"), "black");
    DefectRule is = rule(read(text), "black");

    assertThat(is.minMicros()).isEqualTo(2_000_000);
    assertThat(is.severity()).isEqualTo(Severity.WARNING);
    assertThat(is.condition()).isEqualTo(was.condition());
    assertThat(is.also()).isEqualTo(was.also());
    assertThat(rule(read(text), "freeze"))
        .isEqualTo(rule(new Profiles().find("broadcast"), "freeze"));
  }

  @Test
  void extendingProfile_withARuleOfNoKnownType_namesTheLineAndTheTypes() {
    assertThatThrownBy(
            () -> read(json("{'name':'mine','extends':'broadcast',\n'rules':[{'type':'blak'}]}")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("blak")
        .hasMessageContaining("black, ");
  }

  @Test
  void extendingProfile_ofNoKnownName_namesTheKnownOnes() {
    assertThatThrownBy(() -> read(json("{'name':'mine',\n'extends':'brodcast'}")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("broadcast, streaming, archive, everything");
  }

  private static DefectRule rule(Profile profile, String type) {
    return profile.rules().stream().filter(r -> r.type().equals(type)).findFirst().orElseThrow();
  }

  @Test
  void leastProfile_isTakenByBoth() throws IOException {
    assertThat(new SchemaCheck("profile-1.json").problems(json(MINIMAL))).isEmpty();
    assertThat(read(json(MINIMAL)).rules()).hasSize(1);
  }

  @Test
  void verdictRules_areTakenByBoth() throws IOException {
    String text =
        json(
            MINIMAL.replace(
                "'name':'x'",
                "'name':'x','verdict':[{'type':'t','severity':'warning','count':3},"
                    + "{'sharePercent':2.5}]"));
    assertThat(new SchemaCheck("profile-1.json").problems(text)).isEmpty();
    assertThat(read(text).verdict())
        .containsExactly(
            new VerdictRule(Optional.of("t"), Severity.WARNING, 3, 0),
            new VerdictRule(Optional.empty(), Severity.INFO, 0, 2.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name'~'nome'",
        "'name':'x'~'name':'x','verdict':[{'type':'t'}]",
        "'name':'x'~'name':'x','verdict':[{'count':0}]",
        "'name':'x'~'name':'x','verdict':[{'count':1.5}]",
        "'name':'x'~'name':'x','verdict':[{'sharePercent':0}]",
        "'name':'x'~'name':'x','verdict':[{'count':1,'kind':'t'}]",
        "'at-least'~'above'",
        "'enter':1~'enter':'one'",
        "'enter':1~'enter':1,'minSeconds':-1",
        "'enter':1~'enter':1,'severity':'awful'",
        "'enter':1~'enter':1,'also':[{'metric':'m'}]",
        "'metric':'m',~",
        "'name'~'extends':1,'name'",
        "'name'~'include':'black','name'",
        "'rules'~'settings':{'d':{'s':'x'}},'rules'",
      })
  void wrongProfile_isRefusedByBoth(String change) throws IOException {
    String[] parts = change.split("~", -1);
    String wrong = json(MINIMAL.replace(parts[0], parts[1]));
    assertThat(new SchemaCheck("profile-1.json").problems(wrong)).isNotEmpty();
    assertThatThrownBy(() -> read(wrong)).isInstanceOf(ProfileException.class);
  }

  private static Profile read(String json) throws IOException {
    return new ProfileReader()
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "x.json");
  }
}
