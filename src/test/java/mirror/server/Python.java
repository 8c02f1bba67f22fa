package mirror.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The http.server module of Python 3. */
public record Python() implements ServerProgram {

  @Override
  public String name() {
    return "python3";
  }

  @Override
  public Optional<Path> executable() {
    return Executable.find("python3");
  }

  @Override
  public List<String> command(Path executable, Site site) {
    return List.of(
        executable.toString(),
        "-m",
        "http.server",
        "--bind=127.0.0.1",
        "--directory=" + site.tree(),
        Integer.toString(site.port()));
  }
}
