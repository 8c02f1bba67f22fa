package mirror.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user's name and password. */
public record Credentials(String user, String password) {
  /** The password, hardly hidden (RFC 7617): in UTF-8, as browsers do. */
  public String basic() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Without the secret: a record would print it. */
  @Override
  public String toString() {
    return user;
  }
}
