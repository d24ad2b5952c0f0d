package io.sightglass.core.report;

import java.io.IOException;

/** A report that can't be read, written or compared; the message is a sentence for the user. */
public final class ReportException extends IOException {

  private static final long serialVersionUID = 1;

  public ReportException(String sentence) {
    super(sentence);
  }

  public ReportException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
