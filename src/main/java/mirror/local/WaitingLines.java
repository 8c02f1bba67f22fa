package mirror.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lines of a record that are on their way to the disk, each the last of its key. */
final class WaitingLines {
  /** When more bytes than this wait, they are due. */
  private static final int MOST_BYTES = 32 * 1024;

  /** When they have waited longer than this, they are due as soon as one more comes. */
  private static final long LONGEST_NANOS = 500_000_000;

  private final Map<String, byte[]> lines = new LinkedHashMap<>();
  private int size;
  private long since = System.nanoTime();

  void put(String key, byte[] line) {
    byte[] before = lines.put(key, line);
    size += line.length - (before == null ? 0 : before.length);
  }

  /** Whether they have waited long enough. */
  boolean isDue() {
    return size > MOST_BYTES || System.nanoTime() - since > LONGEST_NANOS;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean has(String key) {
    return lines.containsKey(key);
  }

  /** The line of that key, or null. */
  byte[] get(String key) {
    return lines.get(key);
  }

  /** Appends all of them to the file whose lines are {@code known}, one after the other. */
  void append(RecordFile file, RecordLines known) throws IOException {
    var bytes = new ByteArrayOutputStream(size);
    lines.values().forEach(bytes::writeBytes);
    long offset = file.append(bytes.toByteArray());
    for (Map.Entry<String, byte[]> line : lines.entrySet()) {
      known.appended(line.getKey(), line.getValue(), offset);
      offset += line.getValue().length;
    }
  }

  /**
   * Writes what is to last.
   *
   * @param done whether the directory's files are
   */
  void copy(Sealing out, boolean done) throws IOException {
    for (byte[] line : lines.values()) {
      Optional<byte[]> lasting = RecordLines.lasting(line, done);
      if (lasting.isPresent()) {
        out.write(lasting.get());
      }
    }
  }

  void clear() {
    lines.clear();
    size = 0;
    since = System.nanoTime();
  }
}
