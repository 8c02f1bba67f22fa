package mirror;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What --help says: the options in their groups, and the words around them. */
final class HelpText {
  private static final int COLUMNS = 100;

  private static final String HEADER =
      """
      Usage: mirror [OPTIONS] [SOURCE...]
      Copies HTTP directory trees to this computer and keeps the copies current.

      """;

  private static final String FOOTER =
      """

      With no SOURCE, and stdin no terminal, URLs are read from stdin. A directory's URL ends in a slash.
      Accepted because fingers type them, and because mirror works so anyway: -r -m -N -np -c
      (wget's -c glues new bytes to an old file; here a file stands under its name whole or not at all).

      Examples:
        mirror https://example.org/pub/         copies the tree into ./example.org/pub/
        mirror -P /srv/mirror urls.txt          copies each tree of a list
        sort -u *.txt | mirror -q -P /srv -     at the end of a pipe, silent unless something fails

      Exit status: 0 all is mirrored; 2 usage; 130, 143 interrupted; otherwise the first of
      3 local disk, 5 TLS, 6 authentication, 4 network, 7 protocol, 8 server error,
      24 listed files that the server does not give, 1 anything else.
      """;

  private HelpText() {}

  /**
   * Renders the help.
   *
   * @param all whether to show the options that few people need as well
   */
  static String render(
      CommandSpec spec, PositionalParamSpec arguments, List<OptionGroup> groups, boolean all) {
    spec.usageMessage().width(COLUMNS);
    var help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
    var text = new StringBuilder(HEADER);
    Help.Layout sources = help.createDefaultLayout();
    sources.addPositionalParameter(arguments, help.parameterLabelRenderer());
    text.append(sources);
    for (OptionGroup group : groups) {
      List<OptionSpec> shown =
          Stream.concat(
                  group.common().stream(), all ? group.rest().stream() : Stream.<Option<?>>empty())
              .map(Option::spec)
              .toList();
      if (!shown.isEmpty()) {
        Help.Layout options = help.createDefaultLayout();
        options.addOptions(shown, help.parameterLabelRenderer());
        text.append(System.lineSeparator()).append(group.heading()).append(System.lineSeparator());
        text.append(options);
      }
    }
    return text.append(FOOTER).toString();
  }
}
