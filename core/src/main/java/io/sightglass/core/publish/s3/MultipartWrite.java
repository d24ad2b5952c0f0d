package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.Bundle;
import io.sightglass.core.publish.PublishTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Writes one object in parts, for bundles that one PUT can't hold. The object is there whole when
 * the last request succeeds, and not before; what an attempt leaves is taken away by it, or by the
 * next where it was killed.
 */
final class MultipartWrite {

  private static final Logger LOG = LoggerFactory.getLogger(MultipartWrite.class);

  private final S3Client s3;
  private final PublishTarget target;
  private final String key;

  MultipartWrite(S3Client s3, PublishTarget target, String key) {
    this.s3 = s3;
    this.target = target;
    this.key = key;
  }

  /**
   * @param partBytes length of all parts but the last; S3 wants at least 5 MiB
   * @throws SdkException as a single PUT does, also where the object is there already
   */
  void put(Bundle bundle, String contentType, Map<String, String> metadata, long partBytes) {
    abandonEarlier();
    CreateMultipartUploadRequest.Builder request =
        CreateMultipartUploadRequest.builder()
            .bucket(target.bucket())
            .key(key)
            .contentType(contentType)
            .metadata(metadata);
    target
        .kmsKey()
        .ifPresent(
            id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id));
    String upload = s3.createMultipartUpload(request.build()).uploadId();
    try {
      List<CompletedPart> parts = parts(bundle, upload, partBytes);
      s3.completeMultipartUpload(complete ->
          complete
              .bucket(target.bucket())
              .key(key)
              .uploadId(upload)
              .ifNoneMatch("*")
              .multipartUpload(all -> all.parts(parts)));
    } catch (SdkException e) {
      abandon(upload);
      throw e;
    }
  }

  private List<CompletedPart> parts(Bundle bundle, String upload, long partBytes) {
    List<CompletedPart> parts = new ArrayList<>();
    for (long from = 0; from < bundle.bytes(); from += partBytes) {
      int number = parts.size() + 1;
      long begin = from;
      long length = Math.min(partBytes, bundle.bytes() - from);
      RequestBody body =
          RequestBody.fromContentProvider(
              () -> part(bundle, begin, length), length, "application/octet-stream");
      String etag =
          s3.uploadPart(
                  part -> part.bucket(target.bucket()).key(key).uploadId(upload).partNumber(number),
                  body)
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    return parts;
  }

  private static InputStream part(Bundle bundle, long from, long length) {
    try {
      FileChannel channel = FileChannel.open(bundle.file(), StandardOpenOption.READ);
      channel.position(from);
      return new Stretch(Channels.newInputStream(channel), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void abandonEarlier() {
    try {
      s3.listMultipartUploads(list -> list.bucket(target.bucket()).prefix(key)).uploads().stream()
          .filter(upload -> upload.key().equals(key))
          .map(MultipartUpload::uploadId)
          .forEach(this::abandon);
    } catch (SdkException e) {
      // Who may write need not be allowed to list.
      LOG.info("Earlier uploads of {} cannot be listed", target.address(key), e);
    }
  }

  private void abandon(String upload) {
    try {
      s3.abortMultipartUpload(abort -> abort.bucket(target.bucket()).key(key).uploadId(upload));
    } catch (SdkException e) {
      LOG.info("An upload of {} cannot be taken back", target.address(key), e);
    }
  }

  /** The first bytes of a stream. */
  private static final class Stretch extends java.io.FilterInputStream {

    private long left;

    Stretch(InputStream input, long length) {
      super(input);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = super.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(0, n);
      return n;
    }
  }
}
