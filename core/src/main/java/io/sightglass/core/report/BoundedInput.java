package io.sightglass.core.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked input that is not trusted: a kilobyte can unpack to a gigabyte. Where more comes than
 * anybody can have put in honestly, reading ends with a {@link ReportException}. Does not close
 * what it reads.
 */
public final class BoundedInput extends FilterInputStream {

  private final String name;
  private long left;

  /**
   * @param bytes how many are read at most
   * @param name what to call it in the message
   */
  public BoundedInput(InputStream input, long bytes, String name) {
    super(input);
    this.left = bytes;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public void close() {}

  private void count(long bytes) throws ReportException {
    left -= bytes;
    if (left < 0) {
      throw new ReportException(
          name + " unpacks to more than a report can have. It was not read further.");
    }
  }
}
