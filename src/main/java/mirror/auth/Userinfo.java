package mirror.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand before the host in a URL: a user's name, and perhaps a password. */
public record Userinfo(String user, Optional<String> password) {
  /** The authority ends as browsers see it; what stands before its last @ is the userinfo. */
  private static final Pattern AUTHORITY =
      Pattern.compile("\\s*\\w+://([^/?#\\\\]*)@.*", Pattern.DOTALL);

  /** How a bad URL begins that has a user and a password, and no scheme. */
  private static final Pattern BARE = Pattern.compile("[^/@:\\s]+:(?!//)");

  private static final Pattern DELIMITER = Pattern.compile("[/?#\\n]");
  private static final Pattern BLANK = Pattern.compile("\\s");

  /** The userinfo of a URL as a person wrote it, percent-decoded; empty where there is none. */
  public static Optional<Userinfo> of(String url) {
    Matcher authority = AUTHORITY.matcher(url);
    if (!authority.matches() || authority.group(1).isEmpty()) {
      return Optional.empty();
    }
    String userinfo = authority.group(1);
    int colon = userinfo.indexOf(':');
    return Optional.of(
        colon < 0
            ? new Userinfo(decoded(userinfo), Optional.empty())
            : new Userinfo(
                decoded(userinfo.substring(0, colon)),
                Optional.of(decoded(userinfo.substring(colon + 1)))));
  }

  /**
   * A text, a bad URL for one, without all that may be userinfo in it. A bad URL has no authority
   * that ends where it seems to, perhaps a blank in its password, and perhaps no scheme.
   */
  public static String cut(String text) {
    var rest = new StringBuilder();
    int end = Math.max(BARE.matcher(text).lookingAt() ? cutEnd(text, 0, true) : 0, 0);
    int clean = end; // up to here no word holds an @: what has a thousand slashes is read once
    for (int at = text.indexOf("//", end);
        at >= 0;
        at = text.indexOf("//", Math.max(at + 1, end))) {
      int start = at + 2;
      int cut = cutEnd(text, start, start >= clean);
      if (cut >= 0) {
        rest.append(text, end, start);
        end = cut;
      }
      clean = start >= clean ? endOf(BLANK, text, start) : clean;
    }
    return rest.append(text, end, text.length()).toString();
  }

  /** Behind the last @ of the word that begins at {@code start}, or of what may be an authority. */
  private static int cutEnd(String text, int start, boolean ofWord) {
    int end = endOf(DELIMITER, text, start);
    int at = ofWord ? Math.max(end, endOf(BLANK, text, start)) : end;
    while (at > start && text.charAt(at - 1) != '@') {
      at--;
    }
    return at > start ? at : -1;
  }

  private static int endOf(Pattern delimiter, String text, int start) {
    Matcher end = delimiter.matcher(text).region(start, text.length());
    return end.find() ? end.start() : text.length();
  }

  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high << 4 | low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  /** Without the secret: a record would print it. */
  @Override
  public String toString() {
    return user;
  }
}
