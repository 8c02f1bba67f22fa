import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A tree of made-up files, the same each time, older than any cache would doubt. */
final class SiteTree {
  private static final Instant OLDEST = Instant.parse("2019-02-03T04:05:06Z");

  /** Of log-normal sizes: the mean of the logarithms, and how far they spread. */
  private static final double MEDIAN_LOG = Math.log(64 << 10);

  private static final double SPREAD = 2;
  private static final long LARGEST = 64 << 20;

  private final Path site;
  private final List<Path> files;

  /**
   * What a tree is made of.
   *
   * @param least bytes of a file; log-normal sizes if both are 0
   * @param empty whether all files are empty
   */
  record Shape(int directories, int filesEach, long least, long most, boolean empty) {
    Shape(int directories, int filesEach, long least, long most) {
      this(directories, filesEach, least, most, false);
    }
  }

  private SiteTree(Path site, List<Path> files) {
    this.site = site;
    this.files = files;
  }

  static SiteTree make(Path site, Shape shape) throws IOException {
    var random = new Random(1);
    byte[] noise = new byte[1 << 20];
    random.nextBytes(noise);
    List<Path> files = new ArrayList<>();
    for (int d = 0; d < shape.directories(); d++) {
      Path folder = shape.directories() == 1 ? site : site.resolve("directory-%04d".formatted(d));
      Files.createDirectories(folder);
      for (int f = 0; f < shape.filesEach(); f++) {
        Path file = folder.resolve("some-package_1.%d_amd64.deb".formatted(f));
        try (OutputStream out = Files.newOutputStream(file)) {
          for (long rest = size(shape, random); rest > 0; rest -= noise.length) {
            out.write(noise, 0, (int) Math.min(noise.length, rest));
          }
        }
        date(file, files.size());
        files.add(file);
      }
    }
    return new SiteTree(site, files);
  }

  private static long size(Shape shape, Random random) {
    if (shape.empty()) {
      return 0;
    }
    return shape.most() == 0
        ? Math.min(LARGEST, (long) Math.exp(MEDIAN_LOG + SPREAD * random.nextGaussian()))
        : shape.least() + random.nextLong(shape.most() - shape.least() + 1);
  }

  private static void date(Path file, int minutes) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(OLDEST.plus(Duration.ofMinutes(minutes))));
  }

  /** One file of 100 gets other bytes, every second of them another size, and a later date. */
  void change(Random random) throws IOException {
    for (int i = random.nextInt(100); i < files.size(); i += 100) {
      Path file = files.get(i);
      byte[] bytes = new byte[(int) Files.size(file) + i / 100 % 2];
      random.nextBytes(bytes);
      FileTime time = Files.getLastModifiedTime(file);
      Files.write(file, bytes);
      Files.setLastModifiedTime(
          file, FileTime.from(time.toInstant().plus(Duration.ofDays(1 + random.nextInt(9)))));
    }
  }

  int size() {
    return files.size();
  }

  /** As they are in the URLs of the site. */
  List<String> names() {
    return files.stream().map(file -> site.relativize(file).toString()).toList();
  }

  String firstName() {
    return files.getFirst().getFileName().toString();
  }

  /** Whether each file stands in {@code copy} with its size, and the first ones with its bytes. */
  boolean isIn(Path copy) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path original = files.get(i);
      Path path = copy.resolve(site.relativize(original));
      if (!Files.isRegularFile(path) || Files.size(path) != Files.size(original)) {
        return false;
      }
      if (i % 100 == 0 && Files.mismatch(path, original) >= 0) {
        return false;
      }
    }
    return true;
  }

  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> tree = Files.walk(path)) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      }
    }
  }
}
