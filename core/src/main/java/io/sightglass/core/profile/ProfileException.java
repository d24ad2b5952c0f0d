package io.sightglass.core.profile;

import java.io.IOException;

/** A profile can't be used. The message is a sentence for the user: which file, line and key. */
public final class ProfileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public ProfileException(String message) {
    super(message);
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
