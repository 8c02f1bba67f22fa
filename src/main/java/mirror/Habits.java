package mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What wget's users type by habit, and what is so anyway. */
final class Habits {
  /** wget reads the letters after an {@code n} as one option each: {@code -rnpH} is three. */
  private static final Pattern CLUSTER = Pattern.compile("-([rmNcqv]*)n([A-Za-z]+)");

  private Habits() {}

  static List<Option<Boolean>> options() {
    return List.of(
        habit("-r", "--recursive"),
        habit("-m", "--mirror"),
        habit("-N", "--timestamping"),
        habit("-np", "--no-parent"),
        habit("-c", "--continue"),
        habit("--force-directories"),
        habit("--retry-connrefused"),
        habit("--unlink"),
        habit("--no-hsts"));
  }

  private static Option<Boolean> habit(String... names) {
    return Option.hidden(names);
  }

  /** The words as picocli reads them. */
  static String[] spelledOut(String... words) {
    List<String> spelled = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--")) {
        spelled.addAll(List.of(words).subList(i, words.length));
        break;
      }
      Matcher cluster = CLUSTER.matcher(words[i]);
      if (cluster.matches()) {
        if (!cluster.group(1).isEmpty()) {
          spelled.add("-" + cluster.group(1));
        }
        cluster.group(2).chars().forEach(letter -> spelled.add("-n" + (char) letter));
      } else if (words[i].equals("-h") || words[i].equals("--help")) {
        spelled.add("--help="); // else picocli takes a URL that follows for its value
      } else {
        spelled.add(words[i]);
      }
    }
    return spelled.toArray(String[]::new);
  }
}
