package mirror.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logins by host, as ftp's users have kept them since 1978, and curl's and wget's do. */
public final class Netrc {
  /** Of no host. */
  public static final Netrc EMPTY = new Netrc(List.of());

  private final List<Entry> entries;

  /**
   * One login.
   *
   * @param machine the host, or empty for all others
   */
  private record Entry(Optional<String> machine, Optional<String> user, Optional<String> password) {
    boolean isFor(String host, Optional<String> wanted) {
      return machine.map(host::equalsIgnoreCase).orElse(true)
          && (wanted.isEmpty() || user.isEmpty() || user.equals(wanted));
    }
  }

  private Netrc(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads a file; words that it does not know are passed over, as everywhere. */
  public static Netrc read(Path file) throws IOException {
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static Netrc parse(String text) {
    var words = new NetrcWords(text);
    List<Entry> entries = new ArrayList<>();
    for (var word = words.next(); word.isPresent(); word = words.next()) {
      switch (word.get()) {
        case "machine" -> words.value().ifPresent(host -> entries.add(entry(Optional.of(host))));
        case "default" -> entries.add(entry(Optional.empty()));
        case "login" -> words.value().ifPresent(user -> amend(entries, Optional.of(user), true));
        case "password" ->
            words.value().ifPresent(secret -> amend(entries, Optional.of(secret), false));
        case "account" -> words.value();
        case "macdef" -> words.skipMacro();
        default -> {}
      }
    }
    return new Netrc(entries);
  }

  private static Entry entry(Optional<String> machine) {
    return new Entry(machine, Optional.empty(), Optional.empty());
  }

  private static void amend(List<Entry> entries, Optional<String> value, boolean user) {
    if (!entries.isEmpty()) {
      Entry last = entries.removeLast();
      entries.add(new Entry(last.machine, user ? value : last.user, user ? last.password : value));
    }
  }

  /** Whether a login is for all hosts that no other is for. */
  boolean hasDefault() {
    return entries.stream().anyMatch(entry -> entry.machine.isEmpty());
  }

  /**
   * The login for {@code host}, the first that is for it and names a user.
   *
   * @param user whose, where it matters
   * @param named whether a person named the host: a server that leads to its accomplice's must not
   *     have the login for all hosts (wget sends it to none, curl to any: CVE-2024-11053)
   */
  Optional<Credentials> find(String host, Optional<String> user, boolean named) {
    String machine = host.startsWith("[") ? host.substring(1, host.length() - 1) : host; // IPv6
    return entries.stream()
        .filter(entry -> entry.isFor(machine, user) && (named || entry.machine.isPresent()))
        .filter(entry -> user.or(entry::user).isPresent())
        .findFirst()
        .map(
            entry ->
                new Credentials(user.or(entry::user).orElseThrow(), entry.password.orElse("")));
  }
}
