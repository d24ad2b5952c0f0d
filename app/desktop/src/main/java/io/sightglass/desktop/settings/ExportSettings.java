package io.sightglass.desktop.settings;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was exported last, and where to. A failure to keep it is logged. One thread. */
public final class ExportSettings {

  private static final Logger LOG = LoggerFactory.getLogger(ExportSettings.class);
  private static final Set<String> USUAL = Set.of("html", "json");

  private final Path file;

  /** What of a recording goes with its reports. */
  public enum Evidence {
    NONE("none"),
    STILLS("stills of its worst defects"),
    CLIPS("stills and clips of its worst defects");

    private final String words;

    Evidence(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * What is exported.
   *
   * @param formats their names
   * @param folder where to; empty for the programme's own
   * @param signedBy who signs; empty for nobody
   * @param evidence what goes with them of a recording
   */
  public record Chosen(
      Set<String> formats, Optional<Path> folder, String signedBy, Evidence evidence) {

    public Chosen {
      formats = Set.copyOf(formats);
    }
  }

  /**
   * @param file made when something is first kept
   */
  public ExportSettings(Path file) {
    this.file = file;
  }

  /** The user's own. */
  public static ExportSettings ofUser() {
    return new ExportSettings(UserFolders.config().resolve("export.properties"));
  }

  public Chosen last() {
    Properties kept = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        kept.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.info("{} cannot be read", file, e);
      }
    }
    String formats = kept.getProperty("formats");
    String folder = kept.getProperty("folder", "");
    return new Chosen(
        formats == null
            ? USUAL
            : Arrays.stream(formats.split(","))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new)),
        Optional.of(folder).filter(text -> !text.isBlank()).map(Path::of),
        kept.getProperty("signed-by", ""),
        evidence(kept.getProperty("evidence", "")));
  }

  private static Evidence evidence(String name) {
    return Arrays.stream(Evidence.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElse(Evidence.NONE);
  }

  public void keep(Chosen chosen) {
    Properties kept = new Properties();
    kept.setProperty("formats", String.join(",", new TreeSet<>(chosen.formats())));
    kept.setProperty("folder", chosen.folder().map(Path::toString).orElse(""));
    kept.setProperty("signed-by", chosen.signedBy());
    kept.setProperty("evidence", chosen.evidence().name());
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
