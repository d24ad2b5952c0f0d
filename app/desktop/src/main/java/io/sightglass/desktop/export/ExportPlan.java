package io.sightglass.desktop.export;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.evidence.EvidenceFiles;
import io.sightglass.core.report.evidence.EvidenceRule;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.ffmpeg.PngEncoder;
import io.sightglass.core.source.ffmpeg.RemuxCutter;
import io.sightglass.desktop.settings.ExportSettings.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files an export makes.
 *
 * @param folder where they go
 * @param name what they are called, without extensions
 * @param writers what they are
 * @param signedBy who signs; empty for nobody
 * @param evidence what goes into a folder beside them
 */
public record ExportPlan(
    Path folder, String name, List<ReportWriter> writers, String signedBy, Evidence evidence) {

  /** Programme time of a clip before and after the defect. */
  private static final long AROUND_MICROS = 2_000_000;

  /** What came of it. */
  public record Done(List<Path> written, List<String> problems) {}

  public ExportPlan {
    writers = List.copyOf(writers);
  }

  public Path file(ReportWriter writer) {
    return folder.resolve(name + "." + writer.extension());
  }

  /** What is wrong with the place, as a sentence; empty where nothing is. */
  public Optional<String> problem() {
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      return Optional.of("A name has no slashes, and is not empty.");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("There is no folder " + folder + ". Choose another.");
    }
    if (!Files.isWritable(folder)) {
      return Optional.of("Nothing can be written to " + folder + ". Choose another.");
    }
    return writers.isEmpty() ? Optional.of("Choose at least one format.") : Optional.empty();
  }

  /** Files that are there already, and would be written over. */
  public List<Path> replaced() {
    return writers.stream().map(this::file).filter(Files::exists).toList();
  }

  /** Writes all; what fails does not keep the others from being written. Blocks. */
  public Done write(Report report, Instant now) {
    Report signed =
        signedBy.isBlank() ? report : report.signed(new SignOff(signedBy.strip(), now, ""));
    List<Path> written = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ReportWriter writer : writers) {
      try {
        ReportFiles.save(signed, writer, file(writer));
        written.add(file(writer));
      } catch (IOException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (evidence != Evidence.NONE) {
      writeEvidence(report, written, problems);
    }
    return new Done(written, problems);
  }

  /** Where evidence goes. */
  public Path evidenceFolder() {
    return folder.resolve(name + "-evidence");
  }

  private void writeEvidence(Report report, List<Path> written, List<String> problems) {
    EvidenceRule rule =
        new EvidenceRule(
            evidenceFolder(), Severity.INFO, evidence == Evidence.CLIPS, AROUND_MICROS);
    try {
      Files.createDirectories(rule.folder());
    } catch (IOException e) {
      problems.add("The folder " + rule.folder() + " cannot be made.");
      return;
    }
    EvidenceFiles files =
        new EvidenceFiles(new FfmpegOpener(), PngEncoder::encode, new RemuxCutter());
    EvidenceFiles.Written done = files.write(report, MediaRequest.of(report.stream().uri()), rule);
    written.addAll(done.files());
    problems.addAll(done.problems());
  }
}
