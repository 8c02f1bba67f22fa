package mirror.scope;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The elements of wget's lists of names and directories: wildcards, or plain words. */
public final class Glob {
  private Glob() {}

  /** An element of -A or -R: with wildcards the pattern of a whole name, else the end of one. */
  public static Predicate<String> name(String element, boolean ignoreCase) {
    UnaryOperator<String> folded = folding(ignoreCase);
    return hasWildcards(element)
        ? pattern(element, ".", ignoreCase)
        : name -> folded.apply(name).endsWith(folded.apply(element));
  }

  /**
   * An element of -I or -X: with wildcards, which do not match a slash, the pattern of a whole
   * path; else a directory, which stands for all below it.
   */
  public static Predicate<String> directory(String element, boolean ignoreCase) {
    UnaryOperator<String> folded = folding(ignoreCase);
    String bare = bare(element);
    if (hasWildcards(bare)) {
      Predicate<String> pattern = pattern(bare, "[^/]", ignoreCase);
      return directory -> pattern.test(bare(directory));
    }
    String above = bare.isEmpty() ? "" : folded.apply(bare) + "/";
    return directory -> folded.apply(bare(directory) + "/").startsWith(above);
  }

  /**
   * An element of --last: the pattern of a path or of an end of one, beginning after any slash, and
   * of all that is below it; wildcards match slashes too.
   */
  public static Predicate<String> path(String element) {
    String above = element.startsWith("/") ? "" : "(?:.*/)?";
    int end = element.length() - (element.endsWith("/") ? 1 : 0);
    boolean directory = end < element.length();
    return Pattern.compile(
            above + regex(element.substring(0, end), ".") + (directory ? "/.*" : "(?:/.*)?"),
            Pattern.DOTALL)
        .asMatchPredicate();
  }

  private static String bare(String directory) {
    int start = directory.startsWith("/") ? 1 : 0;
    int end = directory.length() - (directory.endsWith("/") ? 1 : 0);
    return directory.substring(start, Math.max(start, end));
  }

  private static UnaryOperator<String> folding(boolean ignoreCase) {
    return ignoreCase ? text -> text.toLowerCase(Locale.ROOT) : UnaryOperator.identity();
  }

  private static boolean hasWildcards(String element) {
    return element.chars().anyMatch(c -> "*?[]".indexOf(c) >= 0);
  }

  /**
   * As fnmatch (IEEE 1003.1, section 2.14) has it; the leading dot of a name is nothing special.
   *
   * @param any what a wildcard stands for
   */
  private static Predicate<String> pattern(String glob, String any, boolean ignoreCase) {
    int caseless = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    return Pattern.compile(regex(glob, any), Pattern.DOTALL | caseless).asMatchPredicate();
  }

  /**
   * What follows a star is looked for once, from the left: where it stands first, the rest of the
   * pattern has the most room. A name that a server made for it would else cost hours.
   */
  private static String regex(String glob, String any) {
    var regex = new StringBuilder();
    int star = -1;
    for (int i = 0; i < glob.length(); ) {
      char c = glob.charAt(i);
      Optional<Bracket> bracket = c == '[' ? Bracket.at(glob, i, true) : Optional.empty();
      if (bracket.isPresent()) {
        regex.append("(?=").append(any).append(')').append(bracket.get().regex());
        i = bracket.get().end();
        continue;
      }
      if (c == '*') {
        if (star >= 0) {
          regex.insert(star, "(?>").insert(star + 3 + any.length() + 1, '?').append(')');
        }
        star = regex.length();
        regex.append(any).append('*');
      } else if (c == '?') {
        regex.append(any);
      } else {
        i += c == '\\' && i + 1 < glob.length() ? 1 : 0;
        regex.append(Bracket.literal(glob.charAt(i)));
      }
      i++;
    }
    return regex.toString();
  }
}
