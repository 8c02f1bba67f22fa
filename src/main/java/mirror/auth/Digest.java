package mirror.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Proof that the password is known, for as long as the server takes its nonce (RFC 7616). Safe for
 * threads: each request has a count of its own.
 */
final class Digest implements Authorization {
  /** From weak to strong. */
  enum Algorithm {
    MD5("MD5"),
    SHA_256("SHA-256"),
    SHA_512_256("SHA-512/256");

    private final String javaName;

    Algorithm(String javaName) {
      this.javaName = javaName;
    }

    static Optional<Algorithm> named(String name) {
      return Arrays.stream(values())
          .filter(algorithm -> algorithm.javaName.replace('/', '-').equalsIgnoreCase(name))
          .findFirst();
    }
  }

  private static final Pattern SESSION = Pattern.compile("-sess$", Pattern.CASE_INSENSITIVE);

  /** What can be sent back as it came. */
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

  private final Challenge challenge;
  private final Algorithm algorithm;
  private final Credentials credentials;
  private final boolean qop;
  private final String realm;
  private final String nonce;
  private final String clientNonce;
  private final String secret;
  private final AtomicInteger count = new AtomicInteger();

  private Digest(
      Challenge challenge,
      Algorithm algorithm,
      boolean session,
      Credentials who,
      String clientNonce) {
    this.challenge = challenge;
    this.algorithm = algorithm;
    credentials = who;
    qop = challenge.parameter("qop").isPresent();
    realm = challenge.parameter("realm").orElse("");
    nonce = challenge.parameter("nonce").orElse("");
    this.clientNonce = clientNonce;
    String login = hash(who.user(), realm, who.password());
    secret = session ? hash(login, nonce, clientNonce) : login;
  }

  /** The answer to a challenge; empty where it wants what is not known here. */
  static Optional<Digest> of(Challenge challenge, Credentials credentials) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return of(challenge, credentials, HexFormat.of().formatHex(random));
  }

  static Optional<Digest> of(Challenge challenge, Credentials credentials, String clientNonce) {
    String name = challenge.parameter("algorithm").orElse("MD5");
    String hash = SESSION.matcher(name).replaceFirst("");
    boolean answerable =
        challenge.parameter("nonce").isPresent()
            && challenge.parameter("qop").map(Digest::hasAuth).orElse(true)
            && challenge.parameters().values().stream()
                .allMatch(value -> PRINTABLE.matcher(value).matches());
    return Algorithm.named(hash)
        .filter(_ -> answerable)
        .map(known -> new Digest(challenge, known, !hash.equals(name), credentials, clientNonce));
  }

  private static boolean hasAuth(String qop) {
    return Arrays.asList(qop.toLowerCase(Locale.ROOT).split("[\\s,]+", -1)).contains("auth");
  }

  Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public String header(URI uri) {
    String target =
        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    String asked = hash("GET", target);
    String number = String.format(Locale.ROOT, "%08x", count.incrementAndGet());
    String response =
        qop ? hash(secret, nonce, number, clientNonce, "auth", asked) : hash(secret, nonce, asked);
    var header = new StringBuilder("Digest ").append(user());
    header.append(", realm=").append(quoted(realm));
    header.append(", nonce=").append(quoted(nonce));
    header.append(", uri=").append(quoted(target));
    challenge.parameter("algorithm").ifPresent(a -> header.append(", algorithm=").append(a));
    header.append(", response=").append(quoted(response));
    challenge.parameter("opaque").ifPresent(o -> header.append(", opaque=").append(quoted(o)));
    if (qop) {
      header.append(", qop=auth, nc=").append(number);
      header.append(", cnonce=").append(quoted(clientNonce));
    }
    return header.toString();
  }

  /** Hashed where the server wants that, else in the one of two forms that can be sent. */
  private String user() {
    String user = credentials.user();
    if (challenge.isSet("userhash")) {
      return "username=" + quoted(hash(user, realm)) + ", userhash=true";
    }
    return PRINTABLE.matcher(user).matches()
        ? "username=" + quoted(user)
        : "username*=UTF-8''" + percentEncoded(user);
  }

  private static String percentEncoded(String text) {
    return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A new nonce for an old one, or another part of the server: but no second try at a password. */
  @Override
  public boolean isWorthReplacingBy(Authorization fresh) {
    return switch (fresh) {
      case Digest digest -> digest.challenge.isSet("stale") || !digest.realm.equals(realm);
      case Basic _ -> true;
    };
  }

  private String hash(String... parts) {
    try {
      byte[] text = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm.javaName).digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // the JDK has them all
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
