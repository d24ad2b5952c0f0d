package io.sightglass.core.alert;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.user.UserFolders;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads who is told of what from a JSON file; its schema is {@code io/sightglass/schema/
 * alerts-1.json}. Secrets are never in it: it names the environment's variables that hold them.
 */
public final class AlertSetupReader {

  /** The variable that has the webhook's secret unless the file names another. */
  public static final String WEBHOOK_SECRET = "SIGHTGLASS_WEBHOOK_SECRET";

  /** The variable that has the mail server's password unless the file names another. */
  public static final String SMTP_PASSWORD = "SIGHTGLASS_SMTP_PASSWORD";

  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final double MOST_SECONDS = 86_400;
  private static final int MOST_PORT = 65_535;

  private final Function<String, @Nullable String> environment;

  /** Secrets come from the process's own environment. */
  public AlertSetupReader() {
    this(System::getenv);
  }

  AlertSetupReader(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * The user's own file: the variable {@code SIGHTGLASS_ALERTS}, or {@code alerts.json} among the
   * user's settings where there is one.
   */
  public static Optional<Path> userFile() {
    String chosen = System.getenv("SIGHTGLASS_ALERTS");
    if (chosen != null && !chosen.isBlank()) {
      return Optional.of(Path.of(chosen));
    }
    return Optional.of(UserFolders.config().resolve("alerts.json")).filter(Files::isRegularFile);
  }

  /**
   * @throws IOException with a sentence for the user
   */
  public AlertSetup read(Path file) throws IOException {
    JsonNode root;
    try {
      root = AlertJson.MAPPER.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + " that says who is alerted.", e);
    } catch (JacksonException e) {
      throw new IOException(
          file + " is not valid JSON: " + String.valueOf(e.getOriginalMessage()) + ".", e);
    }
    try {
      return setup(root);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * One webhook, with what is usual.
   *
   * @throws IllegalArgumentException with a part of a sentence, where it is no address
   */
  public AlertSetup webhook(String url) {
    return new AlertSetup(AlertRules.DEFAULT, List.of(webhookAt(url, WEBHOOK_SECRET)), false);
  }

  private AlertSetup setup(JsonNode root) {
    only(
        root,
        "the file",
        Set.of(
            "least",
            "types",
            "raiseAfterSeconds",
            "clearAfterSeconds",
            "mostPerMinute",
            "remindAfterMinutes",
            "webhooks",
            "mail",
            "desktop"));
    AlertRules usual = AlertRules.DEFAULT;
    AlertRules rules =
        new AlertRules(
            severity(root.path("least"), usual.least()),
            texts(root.path("types"), "types"),
            micros(root, "raiseAfterSeconds", usual.raiseAfterMicros()),
            micros(root, "clearAfterSeconds", usual.clearAfterMicros()),
            (int) number(root, "mostPerMinute", 1, 600, usual.mostPerMinute()),
            Duration.ofSeconds(
                Math.round(60 * number(root, "remindAfterMinutes", 0, MOST_SECONDS, 0))));
    List<AlertChannel> channels = new ArrayList<>();
    for (JsonNode node : items(root, "webhooks")) {
      only(node, "a webhook", Set.of("url", "secretVariable"));
      channels.add(webhookAt(text(node, "url", ""), text(node, "secretVariable", WEBHOOK_SECRET)));
    }
    for (JsonNode node : items(root, "mail")) {
      channels.add(mail(node));
    }
    return new AlertSetup(rules, channels, flag(root, "desktop"));
  }

  private AlertChannel webhookAt(String url, String variable) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return new WebhookChannel(uri, secret(variable), SILENCE, InstantSource.system());
      }
    } catch (URISyntaxException e) {
      // Said below, without the address: it may be a secret.
    }
    throw new IllegalArgumentException(
        "a webhook's address is none: write https://HOST/PATH, without a user");
  }

  private AlertChannel mail(JsonNode node) {
    only(
        node,
        "a mail server",
        Set.of("host", "port", "security", "user", "passwordVariable", "from", "to"));
    MailChannel.Security security =
        choice(node.path("security"), MailChannel.Security.class, MailChannel.Security.STARTTLS);
    int usual =
        switch (security) {
          case STARTTLS -> 587;
          case TLS -> 465;
          case NONE -> 25;
        };
    Optional<String> user = Optional.of(text(node, "user", "")).filter(name -> !name.isEmpty());
    Optional<String> password = secret(text(node, "passwordVariable", SMTP_PASSWORD));
    if (user.isPresent() && password.isEmpty()) {
      throw new IllegalArgumentException(
          "the mail server wants a password: put it into the variable "
              + text(node, "passwordVariable", SMTP_PASSWORD));
    }
    Set<String> to = texts(node.path("to"), "to");
    String from = text(node, "from", "");
    String host = text(node, "host", "");
    if (host.isEmpty() || from.isEmpty() || to.isEmpty()) {
      throw new IllegalArgumentException("a mail server needs 'host', 'from' and 'to'");
    }
    for (String address : to) {
      checkAddress(address);
    }
    checkAddress(from);
    return new MailChannel(
        new MailChannel.Server(
            host, (int) number(node, "port", 1, MOST_PORT, usual), security, user, SILENCE),
        password,
        from,
        List.copyOf(to));
  }

  private static void checkAddress(String address) {
    try {
      new InternetAddress(address, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException("'" + address + "' is no e-mail address", e);
    }
  }

  private Optional<String> secret(String variable) {
    return Optional.ofNullable(environment.apply(variable)).filter(value -> !value.isBlank());
  }

  private static void only(JsonNode node, String what, Set<String> allowed) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(what + " must be an object");
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!allowed.contains(member.getKey())) {
        throw new IllegalArgumentException(
            "unknown key '"
                + member.getKey()
                + "' in "
                + what
                + "; allowed are "
                + allowed.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
  }

  private static List<JsonNode> items(JsonNode root, String key) {
    JsonNode list = root.path(key);
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException("'" + key + "' must be a list");
    }
    return list.valueStream().toList();
  }

  private static Set<String> texts(JsonNode list, String key) {
    Set<String> texts = new LinkedHashSet<>();
    if (list.isMissingNode()) {
      return texts;
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException("'" + key + "' must be a list");
    }
    for (JsonNode item : list) {
      if (!item.isString()) {
        throw new IllegalArgumentException("'" + key + "' must be a list of texts");
      }
      texts.add(item.asString());
    }
    return texts;
  }

  private static String text(JsonNode node, String key, String usual) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isString()) {
      throw new IllegalArgumentException("'" + key + "' must be a text");
    }
    return value.asString().strip();
  }

  private static boolean flag(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException("'" + key + "' must be true or false");
    }
    return value.asBoolean(false);
  }

  private static long micros(JsonNode node, String key, long usual) {
    return Math.round(number(node, key, 0, MOST_SECONDS, usual / 1e6) * 1e6);
  }

  private static double number(JsonNode node, String key, double least, double most, double usual) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' must be a number from "
              + Words.number(least)
              + " to "
              + Words.number(most));
    }
    return value.asDouble();
  }

  private static Severity severity(JsonNode value, Severity usual) {
    return choice(value, Severity.class, usual);
  }

  private static <E extends Enum<E>> E choice(JsonNode value, Class<E> type, E usual) {
    if (value.isMissingNode()) {
      return usual;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> value.isString() && Words.kebab(constant).equals(value.asString()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                value
                    + " must be one of "
                    + Arrays.stream(type.getEnumConstants())
                        .map(Words::kebab)
                        .collect(Collectors.joining(", "))
                        .toLowerCase(Locale.ROOT)));
  }
}
