import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Checks or writes the format of every Java file below a folder: `Format.java check|write DIR`. */
final class Format {
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "check", List.of("--dry-run", "--set-exit-if-changed"),
          "write", List.of("--replace"));

  public static void main(String... args) throws IOException {
    List<String> files;
    try (Stream<Path> tree = Files.walk(Path.of(args[1]))) {
      files = tree.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
    String[] command =
        Stream.concat(FLAGS.get(args[0]).stream(), files.stream()).toArray(String[]::new);
    int status =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, command);
    if (status != 0) {
      System.err.println("not formatted: the files above; mvn -Dformat=write process-sources");
    }
    System.exit(status);
  }
}
