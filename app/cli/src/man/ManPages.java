import io.sightglass.cli.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes a manual page for each command, as AsciiDoc, into the folder that is given. */
final class ManPages {

  private ManPages() {}

  public static void main(String[] arguments) throws IOException {
    List<CommandSpec> commands = new ArrayList<>();
    gather(Program.commandLine(), commands);
    int code =
        ManPageGenerator.generateManPage(
            Path.of(arguments[0]).toFile(),
            null,
            new boolean[0],
            true,
            commands.toArray(CommandSpec[]::new));
    System.exit(code);
  }

  private static void gather(CommandLine command, List<CommandSpec> into) {
    into.add(command.getCommandSpec());
    command.getSubcommands().values().forEach(child -> gather(child, into));
  }
}
