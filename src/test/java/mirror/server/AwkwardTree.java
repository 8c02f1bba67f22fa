package mirror.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** A tree of awkwardly named files, the same on every run but for the mtimes of the last hour. */
public final class AwkwardTree {
  private static final Instant OLDEST = Instant.parse("1999-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(26 * 365);

  /** Sizes around the buffers of servers and clients; all other files are small. */
  private static final List<Integer> SIZES =
      List.of(0, 1, 2, 4095, 4096, 4097, 8191, 8192, 8193, 32768, 65535, 65537, 131_072, 307_200);

  private AwkwardTree() {}

  /** Writes the whole tree below the given directory, and returns that directory. */
  public static Path create(Path root) throws IOException {
    return create(root, _ -> false);
  }

  /** Writes the tree without the paths that match; the others are the same as ever. */
  public static Path create(Path root, Predicate<String> leftOut) throws IOException {
    Instant now = Instant.now();
    int count = 0;
    for (String path : AwkwardNames.files()) {
      count++;
      if (leftOut.test(path)) {
        continue;
      }
      Path file = root.resolve(path);
      SplittableRandom random = new SplittableRandom(path.hashCode());
      Files.createDirectories(file.getParent());
      Files.write(file, content(path, count, random));
      Instant modified =
          count % 16 == 0
              ? now.minusSeconds(random.nextInt(1, 3600))
              : OLDEST.plusSeconds(random.nextLong(SPAN.toSeconds()));
      Files.setLastModifiedTime(file, FileTime.fromMillis(modified.getEpochSecond() * 1000));
    }
    for (String path : AwkwardNames.emptyDirectories()) {
      if (!leftOut.test(path)) {
        Files.createDirectories(root.resolve(path));
      }
    }
    return root;
  }

  private static byte[] content(String path, int count, SplittableRandom random)
      throws IOException {
    if (path.endsWith("html") || path.endsWith(".htm") || path.endsWith("HTM")) {
      return page(path).getBytes(UTF_8);
    }
    boolean sized = path.startsWith("sizes/") || count % 8 == 0;
    byte[] bytes = new byte[sized ? SIZES.get(count % SIZES.size()) : random.nextInt(3000)];
    random.nextBytes(bytes);
    boolean zipped = path.endsWith("gz") && !path.contains("not");
    return zipped ? gzip(bytes) : bytes;
  }

  /** Whoever reads a saved page for links asks for what the tree does not have, or leaves it. */
  private static String page(String path) {
    return """
    <!DOCTYPE html>
    <html><head><title>Index of /%1$d</title><base href="/decoy/%1$d/"></head><body>
    <h1>Index of /%1$d</h1><hr><pre><a href="../">../</a>
    <a href="missing.txt">missing.txt</a>     01-Jan-2001 00:00   123
    <a href="missing/">missing/</a>           01-Jan-2001 00:00   -
    <a href="/outside.bin">outside.bin</a> <img src="picture.png">
    <a href="http://127.0.0.1:9/elsewhere">elsewhere</a></pre><hr></body></html>
    """
        .formatted(path.hashCode());
  }

  /** Content that a client which undoes an unasked Content-Encoding would store otherwise. */
  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    }
    return zipped.toByteArray();
  }
}
