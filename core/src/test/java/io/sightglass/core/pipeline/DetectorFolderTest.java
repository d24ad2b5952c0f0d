package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorFolderTest {

  private static final String SERVICES = "META-INF/services/" + DetectorFactory.class.getName();

  @TempDir private Path folder;
  @TempDir private Path work;

  private final DetectorRegistry none = new DetectorRegistry(List.of());

  @Test
  void folderThatIsNotThere_holdsNothingAndIsNoProblem() {
    DetectorFolder.Contents contents = DetectorFolder.read(folder.resolve("none"));

    assertThat(contents.detectors()).isEmpty();
    assertThat(contents.problems()).isEmpty();
  }

  @Test
  void jarWithADetector_isInstalledAndNamesItsJar() throws IOException {
    Path jar = jar("own.jar", "Own", "own", "own-metric", "");

    DetectorRegistry registry = none.with(DetectorFolder.read(folder).detectors());

    assertThat(registry.detectors()).extracting(DetectorInfo::id).containsExactly("own");
    assertThat(registry.jar("own")).contains(jar);
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void twoJarsWithClassesOfOneName_areKeptApart() throws IOException {
    jar("a.jar", "Same", "first", "first-metric", "");
    jar("b.jar", "Same", "second", "second-metric", "");

    DetectorRegistry registry = none.with(DetectorFolder.read(folder).detectors());

    assertThat(registry.detectors())
        .extracting(DetectorInfo::id)
        .containsExactly("first", "second");
  }

  @Test
  void brokenJar_isAProblemAndLeavesTheOthers() throws IOException {
    Path broken = Files.writeString(folder.resolve("a.jar"), "no jar at all");
    jar("b.jar", "Whole", "whole", "whole-metric", "");

    DetectorFolder.Contents contents = DetectorFolder.read(folder);

    assertThat(contents.detectors())
        .extracting(each -> each.factory().info().id())
        .containsExactly("whole");
    assertThat(contents.problems()).singleElement().asString().contains(broken.toString());
  }

  @Test
  void factoryThatThrowsWhenItIsMade_isAProblemThatNamesItsJar() throws IOException {
    Path jar = jar("a.jar", "Angry", "angry", "m", "public Angry() { throw new Error(\"no\"); }");

    DetectorFolder.Contents contents = DetectorFolder.read(folder);

    assertThat(contents.detectors()).isEmpty();
    assertThat(contents.problems())
        .singleElement()
        .asString()
        .contains("cannot be loaded", jar.toString());
  }

  @Test
  void jarWithoutAServicesFile_isSaidToHoldNoDetector() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("a.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }

    assertThat(DetectorFolder.read(folder).problems())
        .singleElement()
        .asString()
        .contains("holds no detector", SERVICES);
  }

  @Test
  void idThatIsTaken_isAProblemAndTheFirstStays() throws IOException {
    Path first = jar("a.jar", "First", "same", "first-metric", "");
    Path second = jar("b.jar", "Second", "same", "second-metric", "");

    DetectorRegistry registry = none.with(DetectorFolder.read(folder).detectors());

    assertThat(registry.jar("same")).contains(first);
    assertThat(registry.problems())
        .containsExactly(
            "The jar %s has a detector 'same'; there is one of that name already."
                .formatted(second));
  }

  @Test
  void metricThatIsTaken_isAProblem() throws IOException {
    jar("a.jar", "First", "first", "level", "");
    Path second = jar("b.jar", "Second", "second", "level", "");

    DetectorRegistry registry = none.with(DetectorFolder.read(folder).detectors());

    assertThat(registry.detectors()).extracting(DetectorInfo::id).containsExactly("first");
    assertThat(registry.problems())
        .containsExactly(
            "The detector 'second' of the jar %s measures level, which another detector measures already."
                .formatted(second));
  }

  /** A jar in the folder with one factory, compiled here. */
  private Path jar(String name, String type, String id, String metric, String constructor)
      throws IOException {
    Path sources = Files.createDirectories(work.resolve(name));
    Path source =
        Files.writeString(
            sources.resolve(type + ".java"),
            """
            import io.sightglass.core.detect.*;
            import io.sightglass.core.media.StreamInfo;
            import java.util.*;
            public class %s implements DetectorFactory {
              %s
              public DetectorInfo info() {
                return new DetectorInfo("%s", "T", "D", "1", true, false, Set.of(),
                    List.of(new MetricInfo("%s", "", "M", 0, 1)), Map.of());
              }
              public Detector create(DetectorSettings settings, StreamInfo stream) {
                return (chunk, features) -> List.of();
              }
            }
            """
                .formatted(type, constructor, id, metric));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            Path.of(
                    java.net.URI.create(
                        DetectorFactory.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                .toString(),
            source.toString());
    assertThat(code).isZero();
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> classes = Files.list(sources)) {
      zip.putNextEntry(new ZipEntry(SERVICES));
      zip.write(type.getBytes(StandardCharsets.UTF_8));
      for (Path each : classes.filter(file -> file.toString().endsWith(".class")).toList()) {
        zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
        Files.copy(each, zip);
      }
    }
    return jar;
  }
}
