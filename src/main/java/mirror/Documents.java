package mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mirror.options.Options;

/** Writes what a shell and {@code man} know of the options; the build runs it. */
final class Documents {
  private Documents() {}

  /** Writes below the folder that is named, where an installed program has such files. */
  public static void main(String... args) throws IOException {
    Path share = Path.of(args[0]).resolve("share");
    var options = new Options(Map.of());
    write(share.resolve("man/man1/mirror.1"), options.manualPage(Main.version()));
    write(share.resolve("bash-completion/completions/mirror"), options.completion());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
