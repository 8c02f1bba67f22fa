package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

  /** Runs it with files below {@code folder}, as {@link Program#run} does, and an empty stdin. */
  public static Program.Result run(Path folder, String... words) {
    return run(folder, Map.of(), "", words);
  }

  /** Runs it with nothing in its environment but what is given. */
  public static Program.Result run(
      Path folder, Map<String, String> environment, String input, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (!all.contains("-P")) {
      all.addAll(0, List.of("-P", ""));
    }
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i - 1).equals("-P")) {
        all.set(i, folder.resolve(all.get(i)).toString());
      }
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        new Main(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new Main.Terminal(false, Optional.empty()),
                environment)
            .run(all.toArray(String[]::new));
    return new Program.Result(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
