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

  /** A bad URL has no authority that ends where it seems to, and perhaps no scheme. */
  private static final Pattern SUSPECT = Pattern.compile("(?<=//)\\S*@|^[^/@:]+:(?!//)\\S*@");

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

  /** A text, a bad URL for one, without all that may be userinfo in it. */
  public static String cut(String text) {
    return SUSPECT.matcher(text).replaceAll("");
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
