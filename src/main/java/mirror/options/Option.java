package mirror.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * One option: its words for picocli, and its value once a command line was read. Told to picocli
 * one by one: reading the same from annotations takes as long as all the rest of a start.
 */
final class Option<T> {
  private final OptionSpec spec;

  private Option(OptionSpec.Builder words) {
    spec = words.build();
  }

  /** An option that is there or not. */
  static Option<Boolean> flag(String description, String... names) {
    return new Option<>(
        OptionSpec.builder(names)
            .type(boolean.class)
            .arity("0")
            .fallbackValue("true") // else a flag would undo what a config file says
            .description(description));
  }

  /** An option that changes nothing, and that no help mentions. */
  static Option<Boolean> hidden(String... names) {
    return new Option<>(
        OptionSpec.builder(names).type(boolean.class).arity("0").hidden(true).description(""));
  }

  /**
   * An option that changes nothing, and that no help mentions.
   *
   * @param values the only ones of which that is true, as a regex
   */
  static Option<String> hiddenValue(String values, String... names) {
    return new Option<>(
        OptionSpec.builder(names)
            .type(String.class)
            .arity("1")
            .hidden(true)
            .description("")
            .converters(
                value -> {
                  if (!value.matches(values)) {
                    throw new TypeConversionException("it is " + values + " here, not " + value);
                  }
                  return value;
                }));
  }

  /** An option with a value of {@code type}, which may be absent; of several, the last counts. */
  static <T> Option<T> value(Class<T> type, String label, String description, String... names) {
    return new Option<>(of(type, label, names).description(description));
  }

  /** An option with a value and a default, which its description names. */
  static <T> Option<T> defaulted(
      Class<T> type, String label, String description, String value, String... names) {
    return new Option<>(
        of(type, label, names).description(description + " [" + value + "].").defaultValue(value));
  }

  private static <T> OptionSpec.Builder of(Class<T> type, String label, String... names) {
    var words = OptionSpec.builder(names).type(type).arity("1").paramLabel(label);
    return type == Path.class ? words.converters(Option::path) : words;
  }

  /** No name at all would be the current directory: it is a script's variable that is not set. */
  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("it cannot be empty");
    }
    try {
      Path path = Path.of(name);
      // The JVM has U+FFFD for what it cannot read, here and in the current directory: another
      // place.
      if (path.toAbsolutePath().toString().contains("\uFFFD")) {
        throw new TypeConversionException("its path is not UTF-8: " + path.toAbsolutePath());
      }
      return path;
    } catch (InvalidPathException e) {
      throw new TypeConversionException("it is no name of a file");
    }
  }

  /** An option that may be given several times; all its values count. */
  static Option<List<String>> repeated(String label, String description, String... names) {
    return repeated(String.class, value -> value, label, description, names);
  }

  /** An option that may be given several times; all its values count, each of {@code type}. */
  static <T> Option<List<T>> repeated(
      Class<T> type,
      ITypeConverter<T> converter,
      String label,
      String description,
      String... names) {
    return new Option<>(
        OptionSpec.builder(names)
            .type(List.class)
            .auxiliaryTypes(type)
            .converters(converter)
            .arity("1")
            .paramLabel(label)
            .description(description));
  }

  /** An option whose value may be left out, and is empty then. */
  static Option<String> optionalValue(String label, String description, String... names) {
    return new Option<>(
        OptionSpec.builder(names)
            .type(String.class)
            .arity("0..1")
            .fallbackValue("")
            .paramLabel(label)
            .description(description));
  }

  OptionSpec spec() {
    return spec;
  }

  /** As it is called in full. */
  String name() {
    return spec.longestName();
  }

  /** What to type, as {@code -j, --jobs=N}. */
  String usage() {
    return String.join(", ", spec.names()) + (takesValue() ? value() : "");
  }

  /**
   * Whether its value is the name of a file or directory; a list's is text, as a URL may be one.
   */
  boolean takesPath() {
    return Set.of("FILE", "DIR").contains(spec.paramLabel());
  }

  /** What is wrong with its values, of which Java would make something else. */
  Optional<String> complaint() {
    return spec.stringValues().stream().flatMap(word -> complaint(word).stream()).findFirst();
  }

  private Optional<String> complaint(String word) {
    // A Path has one slash where two were; the option lacks its value.
    if (spec.type() == Path.class && takesFile() && word.matches("(?is)https?://.*")) {
      return Optional.of(spec.names()[0] + " takes a FILE, not a URL");
    }
    // parseInt takes the digits of all scripts.
    return Number.class.isAssignableFrom(spec.type()) && word.chars().anyMatch(c -> c > 127)
        ? Optional.of(name() + " is a number in the digits 0 to 9, not " + word)
        : Optional.empty();
  }

  private boolean takesFile() {
    return spec.paramLabel().equals("FILE");
  }

  private boolean takesValue() {
    return spec.arity().max() > 0;
  }

  private String value() {
    String value = "=" + spec.paramLabel();
    return spec.arity().min() == 0 ? "[" + value + "]" : value;
  }

  String description() {
    return spec.description()[0];
  }

  /** Its value, where one was given or is the default. */
  Optional<T> given() {
    return Optional.ofNullable(spec.getValue());
  }

  /** The value of an option that has a default. */
  T get() {
    return given().orElseThrow();
  }

  /** The value, or {@code other} where none was given. */
  T or(T other) {
    return given().orElse(other);
  }
}
