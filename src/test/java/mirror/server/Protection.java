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

/** Apache where it wants to know who asks, joe with the password "top secret", or is a proxy. */
public final class Protection {
  private static final List<String> LOGIN = List.of("authn_core", "authn_file", "authz_user");

  private Protection() {}

  /** By Basic. */
  public static Apache basic(Path folder) throws IOException {
    return protectedBy("auth_basic", basicLogin(folder));
  }

  private static String basicLogin(Path folder) throws IOException {
    return login("Basic", "AuthBasicProvider file\nAuthUserFile " + users(folder));
  }

  /** The file in which Apache and nginx look up passwords. */
  public static Path users(Path folder) throws IOException {
    String hash = Base64.getEncoder().encodeToString(digest("SHA-1", "top secret"));
    return Files.writeString(folder.resolve("htpasswd"), "joe:{SHA}" + hash + "\n");
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
        login(
            "Digest",
            "AuthDigestProvider file\nAuthUserFile %s\nAuthDigestNonceLifetime %d"
                .formatted(users, lifetime)));
  }

  private static String login(String type, String provider) {
    return "AuthType %s\n%s\nAuthName \"here\"\nRequire valid-user".formatted(type, provider);
  }

  /** A proxy that lets in anybody. */
  public static Apache openProxy() {
    return proxy(List.of(), "Require all granted");
  }

  /** A proxy that wants to know who asks, by Basic. */
  public static Apache proxy(Path folder) throws IOException {
    List<String> modules = new ArrayList<>(LOGIN);
    modules.add("auth_basic");
    return proxy(modules, basicLogin(folder));
  }

  private static Apache proxy(List<String> login, String access) {
    List<String> modules = new ArrayList<>(List.of("proxy", "proxy_http", "proxy_connect"));
    modules.addAll(login);
    return new Apache(
        "",
        modules,
        """
        ProxyRequests On
        AllowCONNECT 1-65535
        <Proxy "*">
          %s
        </Proxy>
        """
            .formatted(access));
  }

  private static Apache protectedBy(String module, String login) {
    List<String> modules = new ArrayList<>(LOGIN);
    modules.add(module);
    return new Apache(
        // It asks itself about each row, with the same nonce: a second use, which may be forbidden.
        "FancyIndexing ShowForbidden",
        modules,
        """
        <Location "/">
          %s
        </Location>
        """
            .formatted(login));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
