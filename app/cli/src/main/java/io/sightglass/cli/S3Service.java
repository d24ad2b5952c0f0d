package io.sightglass.cli;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.PublishTarget.Checksums;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what kind of S3 service a target is. Credentials are never among them. */
final class S3Service {

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Address of an S3 service other than AWS, e.g. http://127.0.0.1:9000.")
  private @Nullable String endpoint;

  @Option(names = "--s3-region", paramLabel = "NAME", description = "Region that requests name.")
  private @Nullable String region;

  @Option(
      names = "--s3-path-style",
      description = "Address buckets as ENDPOINT/BUCKET, as MinIO and Ceph want it.")
  private boolean pathStyle;

  @Option(
      names = "--s3-plain-checksums",
      description = "Send no trailing checksums, for Ceph RGW and other older services.")
  private boolean plain;

  @Option(names = "--s3-proxy", paramLabel = "URL", description = "HTTP proxy on the way.")
  private @Nullable String proxy;

  @Option(
      names = "--s3-kms-key",
      paramLabel = "ID",
      description = "Encrypt at rest under this key of the service's KMS.")
  private @Nullable String kmsKey;

  /**
   * @throws IllegalArgumentException with a sentence for the user
   */
  PublishTarget target(String uri) {
    PublishTarget target =
        PublishTarget.parse(uri)
            .withPathStyle(pathStyle)
            .withChecksums(plain ? Checksums.WHEN_REQUIRED : Checksums.WHEN_SUPPORTED);
    if (endpoint != null) {
      target = target.at(endpoint);
    }
    if (region != null) {
      target = target.withRegion(region);
    }
    if (proxy != null) {
      target = target.through(proxy);
    }
    return kmsKey == null ? target : target.withKmsKey(kmsKey);
  }
}
