package mirror.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** Where seeds come from. */
public final class InputOptions implements OptionGroup {
  private final Option<List<Source>> files;
  private final Option<Path> config =
      Option.value(
          Path.class,
          "FILE",
          "Read defaults from FILE [~/.config/mirror/mirror.properties].",
          "--config");
  private final Option<Boolean> noConfig = Option.flag("Read no config file.", "--no-config");
  private final Option<Boolean> followPage =
      Option.flag(
          "Read a page that a SOURCE names, though its URL is no directory's.", "--follow-page");

  /**
   * @param order counts the files among the other sources
   */
  InputOptions(ITypeConverter<Source> order) {
    files =
        Option.repeated(
            Source.class, order, "FILE", "The same as FILE as a SOURCE.", "-i", "--input-file");
  }

  @Override
  public String heading() {
    return "Input";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(files, followPage, config, noConfig);
  }

  public boolean followsPages() {
    return followPage.or(false);
  }

  /** The config file to read, if there is one. */
  Optional<Path> config(Map<String, String> environment) {
    return noConfig.or(false)
        ? Optional.empty()
        : config.given().or(() -> ConfigFile.find(environment));
  }

  List<Source> files() {
    return files.or(List.of());
  }
}
