package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.BundleIdentity;
import io.sightglass.core.publish.BundleReader;
import io.sightglass.core.publish.BundleStore;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.report.Report;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads bundles back from a service that speaks S3. Thread-safe. */
public final class S3BundleStore implements BundleStore {

  private final S3Clients clients;

  /** With credentials by the SDK's standard chain. */
  public S3BundleStore() {
    this(new S3Clients());
  }

  S3BundleStore(S3Clients clients) {
    this.clients = clients;
  }

  @Override
  public List<StoredBundle> list(PublishTarget target) throws PublishException {
    try (S3Client s3 = clients.client(target, new RequestCounter(), 0)) {
      return s3
          .listObjectsV2Paginator(request ->
              request
                  .bucket(target.bucket())
                  .prefix(target.prefix().isEmpty() ? "" : target.prefix() + "/"))
          .contents()
          .stream()
          .filter(object -> object.key().endsWith(BundleIdentity.SUFFIX))
          .map(S3BundleStore::bundle)
          .sorted(Comparator.comparing(StoredBundle::modified).reversed())
          .toList();
    } catch (SdkException e) {
      throw S3Failures.sentence(e, target);
    }
  }

  private static StoredBundle bundle(S3Object object) {
    String key = object.key();
    String folder = key.substring(0, Math.max(0, key.lastIndexOf('/')));
    return new StoredBundle(
        key, folder.substring(folder.lastIndexOf('/') + 1), object.size(), object.lastModified());
  }

  @Override
  public Report open(PublishTarget target, String key) throws IOException {
    try (S3Client s3 = clients.client(target, new RequestCounter(), 0);
        ResponseInputStream<GetObjectResponse> body =
            s3.getObject(request -> request.bucket(target.bucket()).key(key))) {
      return new BundleReader().read(body, target.address(key));
    } catch (SdkException e) {
      throw S3Failures.sentence(e, target);
    }
  }
}
