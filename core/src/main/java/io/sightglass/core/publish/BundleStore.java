package io.sightglass.core.publish;

import io.sightglass.core.report.Report;
import java.io.IOException;
import java.util.List;

/** Bundles that were published earlier. Any thread; blocks. */
public interface BundleStore {

  /** The bundles below the target's prefix, the latest first. */
  List<StoredBundle> list(PublishTarget target) throws PublishException;

  /**
   * The report of one bundle.
   *
   * @param key a key of {@link #list}
   * @throws PublishException where it can't be fetched
   * @throws io.sightglass.core.report.ReportException where it is no bundle
   */
  Report open(PublishTarget target, String key) throws IOException;
}
