package mirror;

import java.nio.file.Path;
import java.util.List;

/** What a person wants to see. */
final class OutputOptions implements OptionGroup {
  private final Option<Boolean> quiet =
      Option.flag("Print failures only, no summary.", "-q", "--quiet");
  private final Option<Boolean> verbose =
      Option.flag(
          "Print each file, each retry and each link that is not followed, and why.",
          "-v",
          "--verbose");
  private final Option<Boolean> files =
      Option.flag("Print each file, without a progress line.", "-nv", "--no-verbose");
  private final Option<Path> log =
      Option.value(Path.class, "FILE", "Print to FILE, not to stderr.", "-o", "--output-file");
  private final Option<Path> appendedLog =
      Option.value(Path.class, "FILE", "Print to the end of FILE.", "-a", "--append-output");
  private final Option<Output.Progress> progress =
      Option.defaulted(
          Output.Progress.class,
          "auto|bar|none",
          "Show a progress line; auto: on a terminal",
          "auto",
          "--progress");
  private final Option<String> help =
      Option.optionalValue("all", "Show this, or all options, and exit.", "-h", "--help");
  private final Option<Boolean> version =
      Option.flag("Show the version and exit.", "-V", "--version");

  @Override
  public String heading() {
    return "Output";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(quiet, verbose, files, log, appendedLog, progress, help, version);
  }

  boolean wantsHelp() {
    return help.given().isPresent();
  }

  boolean wantsAllHelp() {
    return help.or("").equals("all");
  }

  boolean wantsVersion() {
    return version.or(false);
  }

  Output output() {
    return new Output(
        quiet.or(false),
        verbose.or(false),
        files.or(false),
        progress.get(),
        log.given().or(appendedLog::given),
        appendedLog.given().isPresent());
  }
}
