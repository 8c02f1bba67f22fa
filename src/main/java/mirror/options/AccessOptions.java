package mirror.options;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mirror.auth.Access;
import mirror.auth.CookieFile;
import mirror.auth.CookieJar;
import mirror.auth.Header;
import mirror.auth.Keyring;
import mirror.auth.Netrc;
import mirror.local.DiskError;

/** Who asks, and what servers are told about it. */
public final class AccessOptions implements OptionGroup {
  private final Option<String> user =
      Option.value(
          String.class,
          "USER",
          "User of the first SOURCE's server; or http://USER@host/.",
          "--user");
  private final Option<String> password =
      Option.value(String.class, "PASSWORD", "That user's password.", "--password");
  private final Option<Boolean> askPassword =
      Option.flag("Ask for that password on the terminal.", "--ask-password");
  private final Option<Boolean> unasked =
      Option.flag(
          "Send the password (by Basic) to servers that do not ask for it.", "--auth-no-challenge");
  private final Option<Boolean> noNetrc =
      Option.flag("Take no passwords from $NETRC or ~/.netrc.", "--no-netrc");
  private final Option<List<String>> headers =
      Option.repeated(
          "'NAME: VALUE'",
          "Say this to the first SOURCE's server, and no other; '' takes back those before.",
          "--header");
  private final Option<String> referer =
      Option.value(String.class, "URL", "The same as --header 'Referer: URL'.", "--referer");
  private final Option<Path> cookies =
      Option.value(
          Path.class,
          "FILE",
          "Cookies for the first SOURCE's server, as browsers and wget export them.",
          "--load-cookies");

  private final Option<Boolean> noCookies =
      Option.flag("Do not send back cookies that servers set.", "--no-cookies");

  private final Map<String, String> environment;

  /** Reads nothing but {@code environment}, and that only when asked. */
  AccessOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String heading() {
    return "Access";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(
        user, password, askPassword, unasked, noNetrc, headers, referer, cookies, noCookies);
  }

  @Override
  public Optional<String> complaint() {
    if (user.or("").matches("(?is)https?://.*")) {
      return Optional.of("--user took " + user.get());
    }
    if (user.or("").indexOf(':') >= 0) {
      return Optional.of("--user cannot have a colon");
    }
    if (askPassword.or(false) && terminal().isEmpty()) {
      return Optional.of("--ask-password needs a terminal");
    }
    if (cookies.given().filter(file -> !isReadable(file)).isPresent()) {
      return Optional.of("the cookies in " + cookies.get() + " cannot be read");
    }
    return lines()
        .flatMap(line -> Header.complaint(line).stream())
        .findFirst()
        .map(what -> "--header: " + what);
  }

  private static boolean isReadable(Path file) {
    return Files.isReadable(file) && !Files.isDirectory(file);
  }

  /** As in wget, an empty one takes back those before it. */
  private Stream<String> lines() {
    List<String> lines = headers.or(List.of());
    return Stream.concat(
        referer.given().map(url -> "Referer: " + url).stream(),
        lines.stream().skip(lines.lastIndexOf("") + 1));
  }

  /**
   * What was told about the user, asking for the password if need be.
   *
   * @param onWarning is told what is left out, and why
   * @throws IOException when the cookies cannot be read
   */
  public Access access(Consumer<String> onWarning) throws IOException {
    var file = cookies.given().isPresent() ? CookieFile.read(cookies.get()) : CookieFile.empty();
    if (cookies.given().isPresent() && file.isEmpty()) {
      onWarning.accept("no cookies: no line of " + cookies.get() + " is one");
    }
    var keyring = new Keyring(user.given(), password(), netrc(onWarning));
    return new Access(
        keyring,
        unasked.or(false),
        lines().map(Header::parse).toList(),
        noCookies.or(false)
            ? Optional.empty()
            : Optional.of(new CookieJar(file, InstantSource.system())));
  }

  private Optional<String> password() {
    return askPassword.or(false)
        ? terminal()
            .map(
                console ->
                    console.readPassword(
                        "Password%s: ", user.given().map(" of "::concat).orElse("")))
            .map(String::new)
        : password.given();
  }

  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** The file that curl reads; the JDK's user.home is not what $HOME says. */
  private Netrc netrc(Consumer<String> onWarning) {
    if (noNetrc.or(false)) {
      return Netrc.EMPTY;
    }
    Optional<Path> named =
        Optional.ofNullable(environment.get("NETRC")).filter(file -> !file.isEmpty()).map(Path::of);
    Optional<Path> file =
        named.or(
            () ->
                ConfigFile.home(environment)
                    .map(home -> home.resolve(".netrc"))
                    .filter(Files::exists));
    if (file.isEmpty()) {
      return Netrc.EMPTY;
    }
    try {
      return Netrc.read(file.get());
    } catch (IOException e) {
      onWarning.accept("no passwords: " + file.get() + ": " + DiskError.reason(e));
      return Netrc.EMPTY;
    }
  }
}
