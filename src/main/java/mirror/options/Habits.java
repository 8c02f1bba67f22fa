package mirror.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What wget's users type by habit, and what is so anyway. */
final class Habits {
  /** wget reads the letters after an {@code n} as one option each: {@code -rnpH} is three. */
  private static final Pattern CLUSTER = Pattern.compile("-([rmNcqvHK]*)n([A-Za-z]+)");

  /** Of wget's spellings that mean one of ours. */
  private static final Map<String, String> OURS =
      Map.of(
          "--http-user", "--user",
          "--http-password", "--password",
          "--http-passwd", "--password");

  /** What wget's progress looks like is its own; here it is there or not. */
  private static final Pattern PROGRESS = Pattern.compile("--progress=(?:(bar)|dot)(?::.*)?");

  /** wget's switches take a word too; where it is theirs anyway, it changes nothing. */
  private static final Pattern SWITCH =
      Pattern.compile("--(iri|glob|dns-cache|check-certificate)=(?:(on|yes|1)|off|no|0)");

  private Habits() {}

  static List<Option<?>> options() {
    return List.of(
        habit("-r", "--recursive"),
        habit("-m", "--mirror"),
        habit("-N", "--timestamping"),
        habit("-np", "--no-parent"),
        habit("-c", "--continue"),
        habit("--force-directories"),
        habit("--retry-connrefused"),
        habit("--retry-on-host-error"),
        habit("--no-if-modified-since"),
        habit("--unlink"),
        habit("--no-hsts"),
        habit("--no-remove-listing"),
        habit("--glob"),
        habit("--no-glob"),
        habit("--iri"),
        habit("--dns-cache"),
        habit("--check-certificate"),
        Option.hiddenValue("none|auto|gzip", "--compression"),
        Option.hiddenValue("PEM", "--certificate-type"),
        Option.hiddenValue("PEM", "--private-key-type"));
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
        boolean all = i + 1 < words.length && words[i + 1].equals("all");
        spelled.add(all ? "--help=all" : "--help="); // else picocli takes a URL for its value
        i += all ? 1 : 0;
      } else if (words[i].equals("--no-proxy")) {
        spelled.add("--no-proxy="); // its LIST stands behind an equals sign; a SOURCE may follow
      } else {
        spelled.add(ours(words[i]));
      }
    }
    return spelled.toArray(String[]::new);
  }

  private static String ours(String word) {
    Matcher progress = PROGRESS.matcher(word);
    if (progress.matches()) {
      return "--progress=" + (progress.group(1) == null ? "none" : "bar");
    }
    Matcher onOrOff = SWITCH.matcher(word);
    if (onOrOff.matches()) {
      return (onOrOff.group(2) == null ? "--no-" : "--") + onOrOff.group(1);
    }
    String name = word.split("=", 2)[0];
    return OURS.getOrDefault(name, name) + word.substring(name.length());
  }
}
