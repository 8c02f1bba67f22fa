package mirror.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An Apache that wants to know who asks: user "joe", password "top secret". */
public final class Protection {
  private static final List<String> LOGIN = List.of("authn_core", "authn_file", "authz_user");

  private Protection() {}

  /** By Basic. */
  public static Apache basic(Path folder) throws IOException {
    Path users = folder.resolve("htpasswd");
    String hash = Base64.getEncoder().encodeToString(digest("SHA-1", "top secret"));
    Files.writeString(users, "joe:{SHA}" + hash + "\n");
    return protectedBy(
        "auth_basic", "AuthType Basic\nAuthBasicProvider file\nAuthUserFile " + users, "");
  }

  /**
   * By Digest.
   *
   * @param lifetime of a nonce in seconds; 0 is for one request
   */
  public static Apache digest(Path folder, int lifetime) throws IOException {
    Path users = folder.resolve("htdigest");
    String hash = HexFormat.of().formatHex(digest("MD5", "joe:here:top secret"));
    Files.writeString(users, "joe:here:" + hash + "\n");
    return protectedBy(
        "auth_digest",
        "AuthType Digest\nAuthDigestProvider file\nAuthUserFile " + users,
        "AuthDigestNonceLifetime " + lifetime);
  }

  private static Apache protectedBy(String module, String type, String more) {
    List<String> modules = new ArrayList<>(LOGIN);
    modules.add(module);
    return new Apache(
        // It asks itself about each row, with the same nonce: a second use, which may be forbidden.
        "FancyIndexing ShowForbidden",
        modules,
        """
        <Location "/">
          %s
          %s
          AuthName "here"
          Require valid-user
        </Location>
        """
            .formatted(type, more));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
