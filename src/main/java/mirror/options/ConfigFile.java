package mirror.options;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Defaults that a person wrote down: a properties file, one option a line by its long name. */
record ConfigFile(Path path, Properties values) {
  private static final String NAME = "mirror.properties";

  private static final Pattern SECRET_HEADER =
      Pattern.compile("\\s*((proxy-)?authorization|cookie)\\s*:", Pattern.CASE_INSENSITIVE);

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /**
   * Where a config file is, when none is named: where the XDG specification has it, then picocli.
   */
  static Optional<Path> find(Map<String, String> environment) {
    Optional<Path> home = home(environment);
    return Stream.of(
            absolute(environment.getOrDefault("XDG_CONFIG_HOME", ""))
                .or(() -> home.map(directory -> directory.resolve(".config")))
                .map(directory -> directory.resolve("mirror").resolve(NAME)),
            home.map(directory -> directory.resolve("." + NAME)))
        .flatMap(Optional::stream)
        .filter(Files::exists)
        .findFirst();
  }

  /** The JDK says {@code ?} of a user whom the system does not know. */
  static Optional<Path> home(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home"))
        .flatMap(path -> absolute(path).stream())
        .findFirst();
  }

  /**
   * A relative one would be below the current directory, where anybody may have put a file; the XDG
   * specification has it ignored too.
   */
  private static Optional<Path> absolute(String path) {
    return path.startsWith("/") ? Optional.of(Path.of(path)) : Optional.empty();
  }

  /**
   * Reads one.
   *
   * @param paths the options whose values are files or directories: no shell expands their tilde
   * @throws IOException when that cannot be done
   */
  static ConfigFile read(Path path, Map<String, String> environment, Set<String> paths)
      throws IOException {
    var values =
        new Properties() {
          private static final long serialVersionUID = 1;

          @Override
          public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
              throw new IllegalArgumentException(
                  key + " stands there twice; a LIST has commas: a,b");
            }
            return super.put(key, value);
          }
        };
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      values.load(reader);
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8", e); // "Input length = 1"
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e); // such as a \\u that is none
    }
    String home =
        home(environment)
            .map(directory -> Matcher.quoteReplacement(directory.toString()))
            .orElse("~");
    values.replaceAll(
        (key, value) ->
            paths.contains(key) ? value.toString().replaceFirst("^~(?=/|$)", home) : value);
    return new ConfigFile(path, values);
  }

  /**
   * What is wrong with it, in words; empty when nothing is.
   *
   * @param known the long names of options, without their dashes
   */
  Optional<String> complaint(Set<String> known) throws IOException {
    Optional<String> stranger =
        values.stringPropertyNames().stream()
            .filter(key -> !known.contains(key))
            .sorted()
            .findFirst();
    if (stranger.isPresent()) {
      return Optional.of("no option of a config file: " + stranger.get());
    }
    if (!Files.isRegularFile(path)) {
      return Optional.empty(); // /dev/null, or a pipe
    }
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(path);
    if (open.contains(OTHERS_WRITE)) {
      return Optional.of("anybody may write to it, so it is not trusted (chmod o-w)");
    }
    boolean secret = values.stringPropertyNames().stream().anyMatch(this::isSecret);
    return secret && !Collections.disjoint(open, Set.of(GROUP_READ, OTHERS_READ))
        ? Optional.of("others may read the password in it (chmod 600)")
        : Optional.empty();
  }

  private boolean isSecret(String key) {
    String value = values.getProperty(key);
    return switch (key) {
      case "header" -> SECRET_HEADER.matcher(value).lookingAt();
      case "proxy" -> value.contains("@");
      default -> key.matches("(?!ask-).*password");
    };
  }
}
