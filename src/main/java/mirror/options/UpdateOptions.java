package mirror.options;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import mirror.currency.Update;
import mirror.scope.Glob;
import mirror.scope.Last;

/** What becomes of files that are here already. */
public final class UpdateOptions implements OptionGroup {
  private static final int LONGEST_RECHECK = 100_000;

  private final Option<Boolean> noClobber =
      Option.flag("Leave every file as it is that is here.", "-nc", "--no-clobber");
  private final Option<Boolean> ignoreListing =
      Option.flag("Ask the server about every file.", "--ignore-listing");
  private final Option<Integer> recheck =
      Option.defaulted(
          Integer.class,
          "DAYS",
          "Ask about every file within this time, whatever the listing shows",
          "30",
          "--recheck");
  private final Option<Boolean> sizeOnly =
      Option.flag("A file of the right size is the right one.", "--size-only");
  private final Option<List<String>> last =
      Option.repeated(
          "GLOB",
          "Store what has such a path, or is below such a directory, after all else.",
          "--last");

  @Override
  public String heading() {
    return "Update";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(noClobber);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(ignoreListing, recheck, sizeOnly, last);
  }

  @Override
  public Optional<String> complaint() {
    if (recheck.get() < 0 || recheck.get() > LONGEST_RECHECK) {
      return Optional.of("--recheck is 0 to " + LONGEST_RECHECK + " days");
    }
    if (recheck.get() == 0 && (noClobber.or(false) || sizeOnly.or(false))) {
      return Optional.of("--recheck=0 asks about every file, -nc and --size-only about none");
    }
    if (last.or(List.of()).contains("")) {
      return Optional.of("--last cannot be empty");
    }
    try {
      last();
    } catch (PatternSyntaxException e) {
      return Optional.of("no pattern: " + e.getPattern() + " (" + e.getDescription() + ")");
    }
    return Optional.empty();
  }

  /** What is stored after all else. */
  public Last last() {
    return new Last(last.or(List.of()).stream().map(Glob::path).toList());
  }

  public Update update() {
    return new Update(
        noClobber.or(false),
        ignoreListing.or(false),
        sizeOnly.or(false),
        Duration.ofDays(recheck.get()));
  }
}
