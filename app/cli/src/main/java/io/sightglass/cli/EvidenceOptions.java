package io.sightglass.cli;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.evidence.EvidenceRule;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.source.ClipCutter;
import io.sightglass.core.source.ffmpeg.ReencodeCutter;
import io.sightglass.core.source.ffmpeg.RemuxCutter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is to be kept of a recording to show its defects by. */
final class EvidenceOptions {

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "Write a PNG before, in and after each of the worst 100 defects of a recording into this"
              + " folder, exact to the picture.")
  private @Nullable Path folder;

  @Option(
      names = "--evidence-clips",
      description =
          "And a short clip around each, uncoded: it begins at the key picture before."
              + " (Of live streams: --record-on-defect.)")
  private boolean clips;

  @Option(
      names = "--evidence-clips-exact",
      description =
          "Or coded anew (H.264, AAC), so that it has its own pictures and no other: slower.")
  private boolean exactClips;

  @Option(
      names = "--evidence-around",
      paramLabel = "S",
      defaultValue = "2",
      description = "Seconds of a clip before and after the defect (default: ${DEFAULT-VALUE}).")
  private double aroundSeconds = 2;

  @Option(
      names = "--evidence-least",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      description = "The least severity that is worth it (default: ${DEFAULT-VALUE}).")
  private String least = "warning";

  /** What cuts the clips. */
  ClipCutter cutter() {
    return exactClips ? new ReencodeCutter() : new RemuxCutter();
  }

  /** What was asked for; its folder exists. */
  Optional<EvidenceRule> rule(CommandSpec command) {
    Path target = folder;
    if (target == null) {
      if (clips || exactClips) {
        throw Usage.wrong(command, "--evidence-clips needs a folder: --evidence DIR.");
      }
      return Optional.empty();
    }
    if (!(aroundSeconds >= 0 && aroundSeconds <= 3600)) {
      throw Usage.wrong(command, "--evidence-around must be between 0 and 3600 seconds.");
    }
    Severity severity =
        Arrays.stream(Severity.values())
            .filter(known -> Words.kebab(known).equals(least.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                Usage.wrong(command, "--evidence-least must be info, warning, error or fatal."));
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw Usage.wrong(command, "The folder " + target + " cannot be made. Choose another place.");
    }
    return Optional.of(
        new EvidenceRule(target, severity, clips || exactClips, Math.round(aroundSeconds * 1e6)));
  }
}
