package io.sightglass.core.review;

import java.util.List;

/** Where a review's log is kept. Called by one thread at a time. */
interface ReviewLog {

  /**
   * Keeps {@code entries}, all or none; when it returns true they are on the disk.
   *
   * @return false where another program wrote in the meantime: read {@link #unseen} and try again
   * @throws ReviewException where they were not kept
   */
  boolean append(List<Entry> entries) throws ReviewException;

  /**
   * What was kept and neither read nor appended here, in order.
   *
   * @throws ReviewException where it can't be read
   */
  List<Entry> unseen() throws ReviewException;
}
