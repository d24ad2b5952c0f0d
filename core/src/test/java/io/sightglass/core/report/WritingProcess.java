package io.sightglass.core.report;

import io.sightglass.core.profile.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A process with a small heap that writes a report of very many defects in every format. */
final class WritingProcess {

  static final int DEFECTS = 100_000;

  private static final int PICTURES = 700;

  private WritingProcess() {}

  static Process start(int heapMegabytes, Path output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Prints a line a format: its name, the bytes, and the most of them that came at once. */
  public static void main(String[] arguments) throws IOException {
    ReportBuilder builder =
        EveryWriterTest.known().metric("luma-average", "", 0, 255, new double[PICTURES]);
    for (int i = 0; i < DEFECTS; i++) {
      long first = (long) i * PICTURES / DEFECTS;
      builder.defect("silence", first, first + 1, Severity.WARNING);
    }
    Report report = builder.build();
    for (ReportWriter writer : ReportFormats.installed().writers()) {
      Counted output = new Counted();
      writer.write(report, output);
      System.out.println(writer.format() + " " + output.bytes + " " + output.most);
    }
  }

  /** Counts and keeps nothing. */
  private static final class Counted extends OutputStream {
    long bytes;
    long most;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
      most = Math.max(most, length);
    }
  }
}
