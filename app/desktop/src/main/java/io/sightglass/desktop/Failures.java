package io.sightglass.desktop;

import io.sightglass.core.user.ProgramLog;
import org.slf4j.LoggerFactory;

/** What becomes of failures that nothing expected: a sentence, and the details in the log. */
final class Failures implements Thread.UncaughtExceptionHandler {

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    // Looked up here: no logger may be made before the log is set.
    LoggerFactory.getLogger(Failures.class)
        .error("Unexpected failure in thread {}", thread.getName(), failure);
    System.err.println(
        "Sightglass failed unexpectedly ("
            + failure.getClass().getSimpleName()
            + "). The details are in "
            + ProgramLog.file()
            + ".");
  }
}
