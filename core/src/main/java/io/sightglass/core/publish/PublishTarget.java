package io.sightglass.core.publish;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where bundles go: a bucket of an S3 service, and what that service needs. Never a secret:
 * credentials come from the environment of whoever uploads.
 *
 * @param bucket its name
 * @param prefix begins all keys; no slash at either end; may be empty
 * @param endpoint the service's address; empty for AWS
 * @param region empty for what the environment says, or {@code us-east-1} where it is silent
 * @param pathStyle true for {@code endpoint/bucket/key}, as MinIO and Ceph want it
 * @param proxy an HTTP proxy on the way
 * @param checksums how the service takes the SDK's checksums
 * @param kmsKey encrypt at rest under this key of the service's KMS; empty for its default
 */
public record PublishTarget(
    String bucket,
    String prefix,
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Optional<URI> proxy,
    Checksums checksums,
    Optional<String> kmsKey) {

  private static final String SCHEME = "s3://";
  // The rules of general purpose buckets: 3 to 63 of lower-case letters, digits, dots and dashes.
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX = Pattern.compile("[\\w!.*'()/=+@-]{0,512}");

  /** How much of the SDK's integrity protection a service understands. */
  public enum Checksums {
    /** A trailing checksum, as AWS and MinIO take it. */
    WHEN_SUPPORTED,
    /** A plain signed body, as Ceph RGW and other older services want it. */
    WHEN_REQUIRED
  }

  /**
   * A target of AWS.
   *
   * @param uri {@code s3://bucket/prefix}
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static PublishTarget parse(String uri) {
    if (!uri.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "'" + uri + "' is no S3 address. Write s3://bucket or s3://bucket/prefix.");
    }
    String rest = uri.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash).replaceAll("^/+|/+$", "");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "'"
              + bucket
              + "' in "
              + uri
              + " is no bucket's name: it has 3 to 63 lower-case letters, digits, dots and"
              + " dashes.");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "The prefix '"
              + prefix
              + "' may have letters, digits and !.*'()/=+@_- only, at most 512 of them.");
    }
    return new PublishTarget(
        bucket,
        prefix,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Checksums.WHEN_SUPPORTED,
        Optional.empty());
  }

  /**
   * The same bucket of another service.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public PublishTarget at(String service) {
    return new PublishTarget(
        bucket,
        prefix,
        Optional.of(http(service, "endpoint")),
        region,
        pathStyle,
        proxy,
        checksums,
        kmsKey);
  }

  public PublishTarget withRegion(String name) {
    return new PublishTarget(
        bucket, prefix, endpoint, Optional.of(name), pathStyle, proxy, checksums, kmsKey);
  }

  public PublishTarget withPathStyle(boolean value) {
    return new PublishTarget(bucket, prefix, endpoint, region, value, proxy, checksums, kmsKey);
  }

  /**
   * The same through a proxy.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public PublishTarget through(String address) {
    return new PublishTarget(
        bucket,
        prefix,
        endpoint,
        region,
        pathStyle,
        Optional.of(http(address, "proxy")),
        checksums,
        kmsKey);
  }

  public PublishTarget withChecksums(Checksums value) {
    return new PublishTarget(bucket, prefix, endpoint, region, pathStyle, proxy, value, kmsKey);
  }

  public PublishTarget withKmsKey(String key) {
    return new PublishTarget(
        bucket, prefix, endpoint, region, pathStyle, proxy, checksums, Optional.of(key));
  }

  /** The key of an object called {@code name} in this target. */
  public String key(String name) {
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** {@code s3://bucket/key}, for people. */
  public String address(String key) {
    return SCHEME + bucket + "/" + key;
  }

  private static URI http(String text, String what) {
    try {
      URI uri = new URI(text);
      boolean scheme = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (scheme && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "The " + what + " '" + text + "' is no address. Write http://HOST:PORT or https://HOST.");
  }
}
