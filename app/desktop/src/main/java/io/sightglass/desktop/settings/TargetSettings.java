package io.sightglass.desktop.settings;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.PublishTarget.Checksums;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a target is typed as, kept from one start to the next. Credentials are no part of it. A
 * failure to keep it costs typing and is logged. One thread.
 */
public final class TargetSettings {

  private static final Logger LOG = LoggerFactory.getLogger(TargetSettings.class);

  private final Path file;

  /**
   * What was typed, as it was typed.
   *
   * @param uri {@code s3://bucket/prefix}
   * @param endpoint empty for AWS
   * @param region empty for what the environment says
   * @param proxy empty for none
   * @param kmsKey empty for the service's own
   */
  public record Typed(
      String uri,
      String endpoint,
      String region,
      boolean pathStyle,
      boolean plainChecksums,
      String proxy,
      String kmsKey) {

    /** Nothing typed yet. */
    public static final Typed NOTHING = new Typed("", "", "", false, false, "", "");

    /**
     * The target that it names.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public PublishTarget target() {
      PublishTarget target =
          PublishTarget.parse(uri)
              .withPathStyle(pathStyle)
              .withChecksums(plainChecksums ? Checksums.WHEN_REQUIRED : Checksums.WHEN_SUPPORTED);
      if (!endpoint.isEmpty()) {
        target = target.at(endpoint);
      }
      if (!region.isEmpty()) {
        target = target.withRegion(region);
      }
      if (!proxy.isEmpty()) {
        target = target.through(proxy);
      }
      return kmsKey.isEmpty() ? target : target.withKmsKey(kmsKey);
    }
  }

  /**
   * @param file made when something is first kept
   */
  public TargetSettings(Path file) {
    this.file = file;
  }

  /** The user's own. */
  public static TargetSettings ofUser() {
    return new TargetSettings(UserFolders.config().resolve("publish.properties"));
  }

  /** What was kept last. */
  public Typed last() {
    Properties kept = new Properties();
    if (!Files.isRegularFile(file)) {
      return Typed.NOTHING;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("{} cannot be read", file, e);
    }
    return new Typed(
        kept.getProperty("target", ""),
        kept.getProperty("endpoint", ""),
        kept.getProperty("region", ""),
        Boolean.parseBoolean(kept.getProperty("path-style", "")),
        Boolean.parseBoolean(kept.getProperty("plain-checksums", "")),
        kept.getProperty("proxy", ""),
        kept.getProperty("kms-key", ""));
  }

  public void keep(Typed typed) {
    Properties kept = new Properties();
    kept.setProperty("target", typed.uri());
    kept.setProperty("endpoint", typed.endpoint());
    kept.setProperty("region", typed.region());
    kept.setProperty("path-style", Boolean.toString(typed.pathStyle()));
    kept.setProperty("plain-checksums", Boolean.toString(typed.plainChecksums()));
    kept.setProperty("proxy", typed.proxy());
    kept.setProperty("kms-key", typed.kmsKey());
    try {
      Files.createDirectories(file.getParent());
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        kept.store(writer, null);
      }
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
    }
  }
}
