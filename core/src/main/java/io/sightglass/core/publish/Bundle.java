package io.sightglass.core.publish;

import java.nio.file.Path;

/**
 * A bundle on the local disk.
 *
 * @param file where it lies
 * @param identity what it is the result of
 * @param bytes its length
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param resultSha256 of the report without the time at which it was made: equal for two analyses
 *     that came to the same
 */
public record Bundle(
    Path file, BundleIdentity identity, long bytes, String sha256, String resultSha256) {}
