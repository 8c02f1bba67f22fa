package mirror.options;

import java.util.List;

/** What --help says: the options in their groups, and the words around them. */
final class HelpText {
  private static final int COLUMNS = 80;

  /** Where descriptions begin; beside a longer name there is no room for one. */
  private static final int DESCRIPTION = 31;

  private static final String HEADER =
      """
      Usage: mirror [OPTIONS] [SOURCE...]
      Copies HTTP directory trees to this computer and keeps the copies current.
      A SOURCE is an http(s) URL, a file with one URL a line, or - for stdin, which is
      also read when there is none. A directory's URL ends in a slash.
      """;

  private static final String SHORT_FOOTER =
      """
      A LIST has commas: a,b. Example: mirror -P /srv/mirror https://example.org/pub/
      """;

  private HelpText() {}

  /** The options that most people need: one screen of 24 lines, the next prompt included. */
  static String common(List<OptionGroup> groups) {
    var text = new StringBuilder(HEADER);
    groups.forEach(group -> group.common().forEach(option -> append(text, option)));
    return text.append(SHORT_FOOTER).toString();
  }

  /** All options, and what else the manual page says. */
  static String all(List<OptionGroup> groups) {
    var text = new StringBuilder(HEADER);
    for (OptionGroup group : groups) {
      text.append(group.heading()).append(":\n");
      group.all().forEach(option -> append(text, option));
    }
    for (ManualSection section : ManualSection.values()) {
      text.append(section.heading()).append(":\n").append(section.text().indent(2));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Option<?> option) {
    // Names of one letter stand below each other, and so do the long ones.
    String usage = (option.usage().startsWith("--") ? "      " : "  ") + option.usage();
    text.append(usage);
    int column = usage.length();
    if (column > DESCRIPTION - 2) {
      text.append('\n');
      column = 0;
    }
    text.repeat(' ', DESCRIPTION - 1 - column);
    column = DESCRIPTION - 1;
    for (String word : option.description().split(" ", -1)) {
      if (column + 1 + word.length() > COLUMNS) {
        text.append('\n').repeat(' ', DESCRIPTION - 1);
        column = DESCRIPTION - 1;
      }
      text.append(' ').append(word);
      column += 1 + word.length();
    }
    text.append('\n');
  }
}
