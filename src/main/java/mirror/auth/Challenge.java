package mirror.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One way in which a server wants to be told who asks (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case
 * @param parameters their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  /** All challenges of some WWW-Authenticate headers, each of which may hold several. */
  static List<Challenge> parse(List<String> headers) {
    List<Challenge> challenges = new ArrayList<>();
    for (String header : headers) {
      new Scanner(header).scanInto(challenges);
    }
    return challenges;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  boolean isSet(String flag) {
    return parameter(flag).orElse("").equalsIgnoreCase("true");
  }

  /** By hand: a regular expression recurses at each escape, and a server may send many. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    void scanInto(List<Challenge> challenges) {
      while (skip(" \t,")) {
        String word = word(" \t,=");
        skip(" \t");
        boolean named = at < text.length() && text.charAt(at) == '=';
        if (!named && !word.isEmpty()) {
          challenges.add(new Challenge(word.toLowerCase(Locale.ROOT), new HashMap<>()));
        } else {
          at++;
          skip(" \t");
          String value = value();
          if (!challenges.isEmpty()) {
            challenges.getLast().parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value);
          }
        }
      }
    }

    /** False at the end. */
    private boolean skip(String blanks) {
      while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at < text.length();
    }

    private String word(String ends) {
      int start = at;
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private String value() {
      if (at >= text.length() || text.charAt(at) != '"') {
        return word(" \t,");
      }
      var value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      at++;
      return value.toString();
    }
  }
}
