package mirror.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The simple file server of the JDK that runs the tests. */
public record Jwebserver() implements ServerProgram {

  private static final Pattern MISLINKED = Pattern.compile("&(amp|lt|gt|nbsp|copy)(;|/|$)");

  @Override
  public String name() {
    return "jwebserver";
  }

  @Override
  public Optional<Path> executable() {
    return Optional.of(Path.of(System.getProperty("java.home"), "bin", "jwebserver"))
        .filter(Files::isExecutable);
  }

  @Override
  public List<String> command(Path executable, Site site) {
    return List.of(
        executable.toString(),
        "-b",
        "127.0.0.1",
        "-d",
        site.tree().toString(),
        "-p",
        Integer.toString(site.port()));
  }

  /** Dot files are not listed, and answered with 404. */
  @Override
  public boolean unservable(String path) {
    return ServerProgram.dotted(path);
  }

  /**
   * Its hrefs hold the characters that mean something in HTML as they are: a file named like an
   * entity is listed as the character. The tree has no other entities.
   */
  @Override
  public boolean mislinked(String path) {
    return MISLINKED.matcher(path).find();
  }
}
