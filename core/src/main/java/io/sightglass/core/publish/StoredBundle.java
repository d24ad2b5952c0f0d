package io.sightglass.core.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle that lies in a bucket.
 *
 * @param key its whole key
 * @param content which content it is the result of, as {@link BundleIdentity} names it
 * @param bytes its length
 * @param modified when it was written
 */
public record StoredBundle(String key, String content, long bytes, Instant modified) {

  /** Number of the part of a session that went on when it was written; 0 for a whole. */
  public int part() {
    return BundleIdentity.partOf(key);
  }

  /** The last state of each session: without the parts that a later one, or the whole, has. */
  public static List<StoredBundle> current(List<StoredBundle> all) {
    Map<String, Integer> last = new HashMap<>();
    for (StoredBundle bundle : all) {
      last.merge(
          BundleIdentity.wholeName(bundle.key()),
          bundle.part(),
          (a, b) -> a == 0 || b == 0 ? 0 : Math.max(a, b));
    }
    List<StoredBundle> current = new ArrayList<>(all);
    current.removeIf(
        bundle -> last.getOrDefault(BundleIdentity.wholeName(bundle.key()), 0) != bundle.part());
    return current;
  }
}
