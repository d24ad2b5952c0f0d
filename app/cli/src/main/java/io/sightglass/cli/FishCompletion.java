package io.sightglass.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion of a picocli program in the fish shell, which picocli itself does not write for: one
 * {@code complete} line a command and option (<a
 * href="https://fishshell.com/docs/current/completions.html">fish: Writing your own
 * completions</a>).
 */
final class FishCompletion {

  private final String program;
  private final StringBuilder text = new StringBuilder();

  private FishCompletion(CommandSpec root) {
    program = root.name();
    text.append("# Completion of ").append(program).append(" in fish.\n");
    visit(root, List.of());
  }

  static String of(CommandSpec root) {
    return new FishCompletion(root).text.toString();
  }

  private void visit(CommandSpec command, List<String> path) {
    List<CommandSpec> children =
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(child -> !child.usageMessage().hidden())
            .distinct()
            .toList();
    String here = condition(path, children.stream().map(CommandSpec::name).toList());
    for (CommandSpec child : children) {
      line(here, "-f -a " + child.name(), summary(child.usageMessage().description()));
    }
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> line(here, words(option), summary(option.description())));
    for (CommandSpec child : children) {
      List<String> deeper = new ArrayList<>(path);
      deeper.add(child.name());
      visit(child, deeper);
    }
  }

  /** Within the command of this path, and not within one of those below it. */
  private static String condition(List<String> path, List<String> below) {
    Stream<String> seen = path.stream().map(name -> "__fish_seen_subcommand_from " + name);
    Stream<String> unseen =
        below.isEmpty()
            ? Stream.of()
            : Stream.of("not __fish_seen_subcommand_from " + String.join(" ", below));
    return String.join("; and ", Stream.concat(seen, unseen).toList());
  }

  private static String words(OptionSpec option) {
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? "-l " : "-s ");
      words.append(name.replaceFirst("^--?", "")).append(' ');
    }
    if (option.arity().max() > 0) {
      words.append("-r ");
      List<String> values = new ArrayList<>();
      if (option.completionCandidates() != null) {
        option.completionCandidates().forEach(values::add);
      }
      boolean file = option.type() == Path.class || option.type() == File.class;
      if (!values.isEmpty()) {
        words.append("-f -a ").append(quoted(String.join(" ", values))).append(' ');
      } else if (file || option.auxiliaryTypes()[0] == Path.class) {
        words.append("-F ");
      }
    }
    return words.toString().strip();
  }

  private void line(String condition, String words, String description) {
    text.append("complete -c ").append(program);
    if (!condition.isEmpty()) {
      text.append(" -n ").append(quoted(condition));
    }
    text.append(' ').append(words);
    if (!description.isEmpty()) {
      text.append(" -d ").append(quoted(description));
    }
    text.append('\n');
  }

  /** The first sentence, without its full stop and picocli's marks. */
  private static String summary(String[] description) {
    if (description.length == 0) {
      return "";
    }
    String plain = CommandLine.Help.Ansi.OFF.string(description[0].formatted());
    return plain.replaceFirst("(?s)[.;:](\\s.*)?$", "").strip();
  }

  // Within single quotes fish knows \\ and \' alone.
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
