package mirror.options;

import java.util.List;
import java.util.Locale;

/** What {@code man mirror} shows: the texts of --help=all in the language of man(7). */
final class ManualPage {
  private static final String HEADER =
      """
      .TH MIRROR 1 "" "mirror VERSION" "User Commands"
      .SH NAME
      mirror \\- copy HTTP directory trees to this computer and keep the copies current
      .SH SYNOPSIS
      .B mirror
      [\\fIOPTIONS\\fR] [\\fISOURCE\\fR...]
      .SH DESCRIPTION
      Follows the directory listings that web servers make, and index pages that people wrote, and
      stores each file under the path of its URL. Run again, it fetches what has changed.
      .PP
      A \\fISOURCE\\fR is an http(s) URL, a file with one URL a line, or \\- for stdin, which is also
      read when there is none. A directory's URL ends in a slash.
      .SH OPTIONS
      """;

  private ManualPage() {}

  static String render(String version, List<OptionGroup> groups) {
    var page = new StringBuilder(HEADER.replace("VERSION", version));
    for (OptionGroup group : groups) {
      page.append(".SS ").append(escaped(group.heading())).append('\n');
      group
          .all()
          .forEach(
              option ->
                  page.append(".TP\n.B ")
                      .append(escaped(option.usage()))
                      .append('\n')
                      .append(escaped(option.description()))
                      .append('\n'));
    }
    for (ManualSection section : ManualSection.values()) {
      page.append(".SH \"").append(section.heading().toUpperCase(Locale.ROOT)).append("\"\n");
      page.append(".nf\n");
      section.text().lines().forEach(line -> page.append(escaped(line)).append('\n'));
      page.append(".fi\n");
    }
    return page.toString();
  }

  /** Text as it is: no hyphen that breaks a word to be copied, and no line that is a command. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
