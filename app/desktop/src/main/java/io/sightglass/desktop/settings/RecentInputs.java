package io.sightglass.desktop.settings;

import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened lately, newest first: a text file, a line each. Losing it costs nothing, so that
 * a failure is logged and no more. Used by one thread.
 */
public final class RecentInputs {

  private static final Logger LOG = LoggerFactory.getLogger(RecentInputs.class);
  private static final int MAX = 12;

  private final Path file;
  private final List<String> inputs = new ArrayList<>();

  /**
   * @param file made with its folder when something is first opened
   */
  public RecentInputs(Path file) {
    this.file = file;
    try {
      if (Files.isRegularFile(file)) {
        inputs.addAll(
            Files.readAllLines(file).stream().filter(l -> !l.isBlank()).limit(MAX).toList());
      }
    } catch (IOException e) {
      LOG.info("{} cannot be read", file, e);
    }
  }

  /** The user's own: in {@code XDG_CONFIG_HOME}, or {@code .config} at home. */
  public static RecentInputs ofUser() {
    return new RecentInputs(UserFolders.config().resolve("recent.txt"));
  }

  public List<String> inputs() {
    return List.copyOf(inputs);
  }

  /** Puts {@code address} first, without its secrets. */
  public void add(String address) {
    if (address.isBlank() || address.contains("\n")) {
      return;
    }
    String input = PublicAddress.of(address);
    inputs.remove(input);
    inputs.addFirst(input);
    while (inputs.size() > MAX) {
      inputs.removeLast();
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, inputs);
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
    }
  }
}
