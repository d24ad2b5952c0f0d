package io.sightglass.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param inputs paths and URLs; the first is opened
 * @param snapshot where to put a picture of the window, which then closes
 * @param width of the window
 * @param height of the window
 */
public record LaunchOptions(List<String> inputs, Optional<Path> snapshot, int width, int height) {

  static final String USAGE =
      """
      Usage: sightglass-desktop [--snapshot FILE.png] [--size WIDTHxHEIGHT] [INPUT...]
      Opens the workstation on INPUT, a recording or the address of a stream.
        --snapshot FILE.png  analyse INPUT, write a picture of the window, and end
        --size WIDTHxHEIGHT  size of the window (1440x900)
        --version            versions of the program, its FFmpeg and its Java
        --help               this text
      """;

  public LaunchOptions {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static LaunchOptions parse(List<String> arguments) {
    List<String> inputs = new ArrayList<>();
    Path snapshot = null;
    int width = 1440;
    int height = 900;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--snapshot" -> snapshot = Path.of(value(arguments, ++i, argument));
        case "--size" -> {
          String size = value(arguments, ++i, argument);
          if (!size.matches("\\d{3,5}x\\d{3,5}")) {
            throw new IllegalArgumentException(
                "--size takes WIDTHxHEIGHT, such as 1280x720, not '" + size + "'.");
          }
          width = Integer.parseInt(size.substring(0, size.indexOf('x')));
          height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        }
        default -> {
          if (argument.startsWith("--")) {
            throw new IllegalArgumentException("There is no option " + argument + ".");
          }
          inputs.add(argument);
        }
      }
    }
    if (snapshot != null && inputs.isEmpty()) {
      throw new IllegalArgumentException("--snapshot needs an INPUT to show.");
    }
    return new LaunchOptions(inputs, Optional.ofNullable(snapshot), width, height);
  }

  private static String value(List<String> arguments, int index, String option) {
    if (index >= arguments.size()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return arguments.get(index);
  }
}
