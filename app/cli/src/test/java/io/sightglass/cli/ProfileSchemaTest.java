package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.ProfileCheck;
import io.sightglass.core.profile.ProfileException;
import io.sightglass.core.profile.ProfileReader;
import io.sightglass.core.profile.Profiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  void leastProfile_isTakenByBoth() throws IOException {
    assertThat(new SchemaCheck("profile-1.json").problems(json(MINIMAL))).isEmpty();
    assertThat(read(json(MINIMAL)).rules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name'~'nome'",
        "'at-least'~'above'",
        "'enter':1~'enter':'one'",
        "'enter':1~'enter':1,'minSeconds':-1",
        "'enter':1~'enter':1,'severity':'awful'",
        "'enter':1~'enter':1,'also':[{'metric':'m'}]",
        "'metric':'m',~",
        "'rules'~'settings':{'d':{'s':'x'}},'rules'",
      })
  void wrongProfile_isRefusedByBoth(String change) throws IOException {
    String[] parts = change.split("~", -1);
    String wrong = json(MINIMAL.replace(parts[0], parts[1]));
    assertThat(new SchemaCheck("profile-1.json").problems(wrong)).isNotEmpty();
    assertThatThrownBy(() -> read(wrong)).isInstanceOf(ProfileException.class);
  }

  private static io.sightglass.core.profile.Profile read(String json) throws IOException {
    return new ProfileReader()
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "x.json");
  }
}
