package io.sightglass.cli;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileException;
import io.sightglass.core.profile.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that several commands have, and what is said where they are wrong. */
final class Usage {

  private Usage() {}

  /** Ends the command as wrongly used. */
  static ParameterException wrong(CommandSpec command, String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  /** Where reports go. */
  static ReportTargets targets(CommandSpec command, List<Path> files, Optional<String> format) {
    try {
      return ReportTargets.of(files, format);
    } catch (IOException e) {
      throw wrong(command, String.valueOf(e.getMessage()));
    }
  }

  /** The profile of that name or in that file. */
  static Profile profile(CommandSpec command, String nameOrFile) throws IOException {
    try {
      return new Profiles().find(nameOrFile);
    } catch (ProfileException e) {
      throw wrong(command, e.getMessage());
    }
  }
}
