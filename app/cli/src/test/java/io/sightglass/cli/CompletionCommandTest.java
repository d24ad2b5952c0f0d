package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionCommandTest {

  @Test
  void bash_completesCommandsAndOptions() {
    String script = CommandRun.of("completion", "bash").out();

    assertThat(script).contains("complete -F _complete_sightglass -o default sightglass");
    assertThat(script).contains("analyze").contains("--report");
  }

  @Test
  void zsh_isAFunctionThatCompletesAtItsFirstCall() {
    String script = CommandRun.of("completion", "zsh").out();

    assertThat(script).startsWith("#compdef sightglass\n");
    assertThat(script).endsWith("_bash_complete -o default -F _complete_sightglass\n");
  }

  @Test
  void fish_offersACommandAloneAtTheTopAndItsOptionsWithinIt() {
    String script = CommandRun.of("completion", "fish").out();

    assertThat(script.lines())
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("complete -c sightglass -n 'not __fish_seen_subcommand_from analyze ")
                .endsWith(" -f -a detectors -d 'Lists the installed detectors'"));
    assertThat(script)
        .contains("complete -c sightglass -n '__fish_seen_subcommand_from detectors' -l json");
  }

  @Test
  void fish_nestsConditionsForCommandsOfCommands() {
    assertThat(CommandRun.of("completion", "fish").out())
        .contains(
            "-n '__fish_seen_subcommand_from report; and __fish_seen_subcommand_from convert' -l");
  }

  @Test
  void otherShell_isWrongUsageThatNamesThoseThereAre() {
    CommandRun run = CommandRun.of("completion", "tcsh");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("bash, zsh, fish");
  }
}
