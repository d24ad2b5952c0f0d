package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishException.Reason;
import io.sightglass.core.publish.PublishTarget;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells failures of a service apart by what the user can do. */
final class S3Failures {

  private static final int SERVER = 500;
  private static final int TOO_MANY = 429;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private S3Failures() {}

  static PublishException sentence(SdkException e, PublishTarget target) {
    return switch (e) {
      case AwsServiceException said -> refused(said, target);
      case SdkClientException own -> unreached(own, target);
      default ->
          new PublishException(Reason.REFUSED, "Publishing failed: " + e.getMessage() + ".", e);
    };
  }

  private static PublishException refused(AwsServiceException e, PublishTarget target) {
    String code =
        e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
            ? ""
            : e.awsErrorDetails().errorCode();
    String where = where(target);
    return switch (code) {
      case "NoSuchBucket" ->
          new PublishException(
              Reason.NO_BUCKET,
              "There is no bucket '"
                  + target.bucket()
                  + "' at "
                  + where
                  + ". Make it, or name another.",
              e);
      case "SignatureDoesNotMatch" ->
          new PublishException(
              Reason.CREDENTIALS,
              where + " does not accept the secret key. Check the credentials in use.",
              e);
      case "InvalidAccessKeyId" ->
          new PublishException(
              Reason.CREDENTIALS,
              where + " does not know the access key. Check the credentials in use.",
              e);
      case "ExpiredToken", "ExpiredTokenException", "InvalidToken" ->
          new PublishException(
              Reason.CREDENTIALS, "The credentials for " + where + " have expired. Renew them.", e);
      case "RequestTimeTooSkewed", "RequestExpired" ->
          new PublishException(
              Reason.CLOCK_SKEW,
              "This machine's clock is off: "
                  + where
                  + " does not accept its signatures. Set the clock.",
              e);
      case "SlowDown", "RequestTimeout", "OperationAborted" ->
          new PublishException(Reason.BUSY, where + " is busy (" + code + ").", e);
      default -> byStatus(e, code, target);
    };
  }

  private static PublishException byStatus(
      AwsServiceException e, String code, PublishTarget target) {
    int status = e.statusCode();
    String where = where(target);
    if (status >= SERVER || status == TOO_MANY) {
      return new PublishException(Reason.BUSY, where + " is busy (" + status + ").", e);
    }
    if (status == FORBIDDEN) {
      return new PublishException(
          Reason.NO_PERMISSION,
          where
              + " does not let these credentials use the bucket '"
              + target.bucket()
              + "'. Ask its owner for the right to read and write there.",
          e);
    }
    if (status == NOT_FOUND) {
      return new PublishException(
          Reason.NO_BUCKET,
          "There is no bucket '" + target.bucket() + "', or no such object, at " + where + ".",
          e);
    }
    return new PublishException(
        Reason.REFUSED,
        where + " refuses with " + status + (code.isEmpty() ? "" : " (" + code + ")") + ".",
        e);
  }

  private static PublishException unreached(SdkClientException e, PublishTarget target) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("credentials")) {
      return new PublishException(
          Reason.CREDENTIALS,
          "There are no credentials for "
              + where(target)
              + ". Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.",
          e);
    }
    return new PublishException(
        Reason.NO_NETWORK, where(target) + " cannot be reached: " + root(e) + ".", e);
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case java.net.UnknownHostException unknown ->
          "the host " + unknown.getMessage() + " is unknown";
      case java.net.SocketTimeoutException timeout -> "it does not answer";
      case ApiCallAttemptTimeoutException timeout -> "it answers too slowly";
      case java.net.ConnectException refused -> "nobody answers there";
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static String where(PublishTarget target) {
    return target.endpoint().map(uri -> String.valueOf(uri.getAuthority())).orElse("Amazon S3");
  }
}
