package mirror.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where seeds come from. */
public final class InputOptions implements OptionGroup {
  private final Option<List<String>> files =
      Option.repeated("FILE", "The same as FILE as a SOURCE.", "-i", "--input-file");

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

  List<String> files() {
    return files.or(List.of());
  }
}
