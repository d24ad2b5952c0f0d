package io.sightglass.core.alert;

import io.sightglass.core.alert.AlertException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends each notification as JSON by an HTTP POST. Where there is a secret, the header {@code
 * X-Sightglass-Signature: t=SECONDS,v1=HEX} has the HMAC-SHA256 by it of {@code SECONDS.BODY}:
 * receivers compare it and refuse what is minutes old. {@code X-Sightglass-Delivery} is the same
 * each time that one notification is tried.
 */
public final class WebhookChannel implements AlertChannel {

  static final String SIGNATURE = "X-Sightglass-Signature";
  static final String DELIVERY = "X-Sightglass-Delivery";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);
  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int CLIENT = 400;
  private static final int SERVER = 500;
  private static final int TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;
  private static final int TOO_LARGE = 413;
  private static final int WRONG_CONTENT = 422;

  private final URI address;
  private final Optional<String> secret;
  private final Duration silence;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param secret signs what is sent
   * @param silence how long the receiver may take
   */
  public WebhookChannel(
      URI address, Optional<String> secret, Duration silence, InstantSource clock) {
    this.address = address;
    this.secret = secret;
    this.silence = silence;
    this.clock = clock;
  }

  // The address itself may be a secret: whoever knows it can post.
  @Override
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(address.toString().getBytes(StandardCharsets.UTF_8));
      return "webhook-" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String title() {
    return "The webhook at " + address.getHost();
  }

  @Override
  public void send(String delivery, Alert alert) throws AlertException, InterruptedException {
    byte[] body = AlertJson.bytes(alert);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(silence)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Sightglass")
            .header(DELIVERY, delivery)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    secret.ifPresent(
        key -> request.header(SIGNATURE, signature(key, clock.instant().getEpochSecond(), body)));
    HttpResponse<Void> response = answer(request.build());
    int status = response.statusCode();
    if (status < OK || status >= REDIRECT) {
      throw refused(status, response.headers());
    }
  }

  static String signature(String secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  // The request's own time ends with the headers; a body may drip for ever.
  private HttpResponse<Void> answer(HttpRequest request)
      throws AlertException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(silence.toMillis() + CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw unreached(cause == null ? e : cause);
    } catch (TimeoutException e) {
      throw silent();
    } finally {
      answer.cancel(true);
    }
  }

  private AlertException unreached(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e -> silent();
      case java.net.http.HttpTimeoutException e -> silent();
      case ConnectException e ->
          new AlertException(
              Reason.PASSES,
              title() + " cannot be reached: nobody answers there, or the host is" + " unknown.");
      case javax.net.ssl.SSLException e ->
          new AlertException(
              Reason.SETTINGS, title() + " has no certificate that is trusted: " + e.getMessage());
      case IOException e ->
          new AlertException(Reason.PASSES, title() + " broke off: " + e.getMessage() + ".");
      default -> throw new IllegalStateException(cause);
    };
  }

  private AlertException silent() {
    return new AlertException(Reason.PASSES, title() + " does not answer.");
  }

  private AlertException refused(int status, HttpHeaders headers) {
    if (status >= SERVER || status == TIMEOUT || status == TOO_EARLY || status == TOO_MANY) {
      Duration wait = Duration.ofSeconds(retryAfter(headers));
      return new AlertException(
          Reason.PASSES,
          title() + " is busy (" + status + ").",
          wait.compareTo(MOST_WAIT) > 0 ? MOST_WAIT : wait);
    }
    if (status == CLIENT || status == TOO_LARGE || status == WRONG_CONTENT) {
      return new AlertException(
          Reason.REFUSED, title() + " does not take this notification (" + status + ").");
    }
    return new AlertException(
        Reason.SETTINGS,
        title()
            + (status < CLIENT ? " has moved (" : " refuses (")
            + status
            + "). Check its address and secret.");
  }

  private static long retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Long::parseLong)
        .orElse(0L);
  }
}
