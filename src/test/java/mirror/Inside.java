package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program inside the tests' own JVM: for tables of cases that need no process each. What the
 * launcher, the image and the flags do is for {@link Program}.
 */
public final class Inside {
  private Inside() {}

  /** Runs it with files below {@code folder}, as {@link Program#run} does. */
  public static Program.Result run(Path folder, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    int prefix = all.indexOf("-P") + 1;
    if (prefix > 0) {
      all.set(prefix, folder.resolve(all.get(prefix)).toString());
    } else {
      all.addAll(0, List.of("-P", folder.toString()));
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        new Main(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new Main.Terminal(false, Optional.empty()),
                Map.of())
            .run(all.toArray(String[]::new));
    return new Program.Result(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
