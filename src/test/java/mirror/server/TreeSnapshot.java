package mirror.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** What a directory held at one moment, by path below it; the directory itself is left out. */
public record TreeSnapshot(SortedMap<String, Entry> entries) {

  /** What a path stands for. */
  public sealed interface Entry {}

  /** A directory, empty or not; its mtime is not kept, as no listing is trusted for it. */
  public record Folder() implements Entry {}

  /** A regular file; the mtime is in whole seconds, as HTTP has no finer ones. */
  public record Content(long size, long crc, Instant modified) implements Entry {}

  /** A link or a special file, which no mirror ever makes. */
  public record Foreign() implements Entry {}

  public TreeSnapshot {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** Reads all that is below the directory. */
  public static TreeSnapshot of(Path root) throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(root)) {
      paths = tree.filter(path -> !path.equals(root)).toList();
    }
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (Path path : paths) {
      entries.put(root.relativize(path).toString(), entry(path));
    }
    return new TreeSnapshot(entries);
  }

  /** The same snapshot without the paths that match. */
  public TreeSnapshot without(Predicate<String> path) {
    SortedMap<String, Entry> rest = new TreeMap<>(entries);
    rest.keySet().removeIf(path);
    return new TreeSnapshot(rest);
  }

  /** How the other snapshot departs from this one, a sorted line for each path that does. */
  public List<String> differences(TreeSnapshot actual) {
    SortedMap<String, Entry> found = actual.entries();
    TreeSet<String> paths = new TreeSet<>(entries.keySet());
    paths.addAll(found.keySet());
    List<String> lines = new ArrayList<>();
    for (String path : paths) {
      if (!found.containsKey(path)) {
        lines.add("missing " + path);
      } else if (!entries.containsKey(path)) {
        lines.add("extra " + path);
      } else {
        lines.addAll(differences(path, entries.get(path), found.get(path)));
      }
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> differences(String path, Entry expected, Entry actual) {
    if (expected.equals(actual)) {
      return List.of();
    }
    if (expected instanceof Content(long size, long crc, Instant modified)
        && actual instanceof Content(long actualSize, long actualCrc, Instant actualModified)
        && size == actualSize
        && crc == actualCrc) {
      return List.of("mtime %s: %s, not %s".formatted(path, actualModified, modified));
    }
    return List.of("differs %s: %s, not %s".formatted(path, actual, expected));
  }

  private static Entry entry(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      return new Folder();
    }
    if (!attributes.isRegularFile()) {
      return new Foreign();
    }
    Instant modified =
        Instant.ofEpochSecond(attributes.lastModifiedTime().toInstant().getEpochSecond());
    return new Content(attributes.size(), checksum(Files.readAllBytes(path)), modified);
  }

  private static long checksum(byte[] bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
