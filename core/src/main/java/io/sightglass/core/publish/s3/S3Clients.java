package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.PublishTarget.Checksums;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Makes clients for targets. They try once: when to try again is the spool's to say, and each
 * request is counted. A silent service costs seconds.
 */
final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** How many silences an answer may take that drips, each byte ending one. */
  private static final int SILENCES = 3;

  /** Bytes a second under which a line is no line. */
  private static final long SLOWEST = 16 << 10;

  private final AwsCredentialsProvider credentials;
  private final Duration silence;

  /** Credentials by the SDK's standard chain: environment, profiles, SSO, role. */
  S3Clients() {
    this(DefaultCredentialsProvider.builder().build(), SILENCE);
  }

  /**
   * @param silence how long a service may say nothing
   */
  S3Clients(AwsCredentialsProvider credentials, Duration silence) {
    this.credentials = credentials;
    this.silence = silence;
  }

  /**
   * A client, which the caller closes.
   *
   * @param requests hears of each request
   * @param mostBytes the most that one request sends, for which it has time
   */
  S3Client client(PublishTarget target, ExecutionInterceptor requests, long mostBytes) {
    Apache5HttpClient.Builder http =
        Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(silence);
    target
        .proxy()
        .ifPresent(
            proxy -> http.proxyConfiguration(ProxyConfiguration.builder().endpoint(proxy).build()));
    boolean plain = target.checksums() == Checksums.WHEN_REQUIRED;
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http)
            .credentialsProvider(credentials)
            .region(region(target))
            .requestChecksumCalculation(
                plain
                    ? RequestChecksumCalculation.WHEN_REQUIRED
                    : RequestChecksumCalculation.WHEN_SUPPORTED)
            .responseChecksumValidation(
                plain
                    ? ResponseChecksumValidation.WHEN_REQUIRED
                    : ResponseChecksumValidation.WHEN_SUPPORTED)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(target.pathStyle())
                    .chunkedEncodingEnabled(!plain)
                    .build())
            .overrideConfiguration(settings ->
                settings
                    .apiCallAttemptTimeout(
                        silence.multipliedBy(SILENCES).plusSeconds(mostBytes / SLOWEST))
                    .retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .addExecutionInterceptor(requests));
    target.endpoint().map(S3Clients::trimmed).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static URI trimmed(URI endpoint) {
    return URI.create(endpoint.toString().replaceAll("/+$", ""));
  }

  // A service of one's own has no regions, but a signature names one.
  private static Region region(PublishTarget target) {
    if (target.region().isPresent()) {
      return Region.of(target.region().get());
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (software.amazon.awssdk.core.exception.SdkClientException e) {
      return Region.US_EAST_1;
    }
  }
}
