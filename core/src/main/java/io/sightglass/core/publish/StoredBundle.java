package io.sightglass.core.publish;

import java.time.Instant;

/**
 * A bundle that lies in a bucket.
 *
 * @param key its whole key
 * @param content which content it is the result of, as {@link BundleIdentity} names it
 * @param bytes its length
 * @param modified when it was written
 */
public record StoredBundle(String key, String content, long bytes, Instant modified) {}
