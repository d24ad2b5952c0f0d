package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.Bundle;
import io.sightglass.core.publish.Publication;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishException.Reason;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.ReportPublisher;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Puts each bundle by one conditional PUT ({@code If-None-Match: *}): the object is there whole or
 * not at all, and nobody's is written over. Where one stands there already, its metadata tell
 * whether it is the same result, e.g. our own whose answer was lost. Thread-safe.
 */
public final class S3Publisher implements ReportPublisher {

  /** The largest body that one PUT may have. */
  private static final long MAX_PUT_BYTES = 5L << 30;

  /** Of ten thousand parts at most: 2.5 TiB in all. */
  private static final long PART_BYTES = 256L << 20;

  private static final String CONTENT_TYPE = "application/zip";
  private static final String SHA256 = "sha256";
  private static final String RESULT = "result-sha256";
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONDITIONAL_CONFLICT = 409;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Clients clients;
  private final long mostPutBytes;
  private final long partBytes;

  /** With credentials by the SDK's standard chain. */
  public S3Publisher() {
    this(new S3Clients());
  }

  S3Publisher(S3Clients clients) {
    this(clients, MAX_PUT_BYTES, PART_BYTES);
  }

  /**
   * @param mostPutBytes bundles that are larger are written in parts
   * @param partBytes length of a part
   */
  S3Publisher(S3Clients clients, long mostPutBytes, long partBytes) {
    this.clients = clients;
    this.mostPutBytes = mostPutBytes;
    this.partBytes = partBytes;
  }

  @Override
  public Publication publish(Bundle bundle, PublishTarget target) throws PublishException {
    RequestCounter requests = new RequestCounter();
    boolean inParts = bundle.bytes() > mostPutBytes;
    try (S3Client s3 = clients.client(target, requests, inParts ? partBytes : bundle.bytes())) {
      String key = target.key(bundle.identity().name());
      boolean already =
          inParts ? !putInParts(s3, bundle, target, key) : !put(s3, bundle, target, key, true);
      return new Publication(
          target.address(key), bundle.bytes(), requests.puts(), requests.all(), already);
    } catch (SdkException e) {
      throw S3Failures.sentence(e, target);
    }
  }

  /** Returns false where the same result was there. */
  private boolean put(
      S3Client s3, Bundle bundle, PublishTarget target, String key, boolean conditional)
      throws PublishException {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(target.bucket())
            .key(key)
            .contentType(CONTENT_TYPE)
            .metadata(metadata(bundle));
    if (conditional) {
      request.ifNoneMatch("*");
    }
    target
        .kmsKey()
        .ifPresent(
            id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id));
    try {
      s3.putObject(request.build(), RequestBody.fromFile(bundle.file()));
      return true;
    } catch (AwsServiceException e) {
      switch (e.statusCode()) {
        case PRECONDITION_FAILED -> {
          requireSame(s3, bundle, target, key);
          return false;
        }
        // Somebody else's write of this key is under way.
        case CONDITIONAL_CONFLICT -> throw new PublishException(Reason.BUSY, busy(target, key), e);
        case NOT_IMPLEMENTED -> {
          if (conditional) {
            return withoutCondition(s3, bundle, target, key);
          }
          throw e;
        }
        default -> throw e;
      }
    }
  }

  private static Map<String, String> metadata(Bundle bundle) {
    return Map.of(SHA256, bundle.sha256(), RESULT, bundle.resultSha256());
  }

  /** Returns false where the same result was there. */
  private boolean putInParts(S3Client s3, Bundle bundle, PublishTarget target, String key)
      throws PublishException {
    try {
      // Not all services look at the condition when the parts are put together.
      requireSame(s3, bundle, target, key);
      return false;
    } catch (NoSuchKeyException e) {
      try {
        new MultipartWrite(s3, target, key).put(bundle, CONTENT_TYPE, metadata(bundle), partBytes);
        return true;
      } catch (AwsServiceException refused) {
        if (refused.statusCode() == PRECONDITION_FAILED) {
          requireSame(s3, bundle, target, key);
          return false;
        }
        throw refused;
      }
    }
  }

  /** For services that know no conditional writes: a look first. */
  private boolean withoutCondition(S3Client s3, Bundle bundle, PublishTarget target, String key)
      throws PublishException {
    try {
      requireSame(s3, bundle, target, key);
      return false;
    } catch (NoSuchKeyException e) {
      return put(s3, bundle, target, key, false);
    }
  }

  private static void requireSame(S3Client s3, Bundle bundle, PublishTarget target, String key)
      throws PublishException {
    HeadObjectResponse there = s3.headObject(head -> head.bucket(target.bucket()).key(key));
    boolean same =
        bundle.sha256().equals(there.metadata().get(SHA256))
            || bundle.resultSha256().equals(there.metadata().get(RESULT));
    if (!same) {
      throw new PublishException(
          Reason.CONFLICT,
          "Another result of the same content, profile, detectors and version is at "
              + target.address(key)
              + ". Publish under another prefix, or remove that one.");
    }
  }

  private static String busy(PublishTarget target, String key) {
    return "Another write of " + target.address(key) + " is under way.";
  }
}
