package mirror.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The file of one record: a header, then lines, read where they are wanted. Whatever is wrong with
 * it, it is read as far as it is right. Not safe for threads.
 */
final class RecordFile {
  /** What is read at a time, in bytes: most records as a whole. No line is as long. */
  private static final int WINDOW = 256 * 1024;

  private static final int BUFFER = 64 * 1024;

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> APPEND =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final LocalDirectory directory;
  private final String name;
  private final RecordHeader header;
  private final byte[] firstLine;
  private int afterHeader;
  private byte[] window = {};
  private long windowStart;
  private long length;
  private boolean torn;
  private boolean sealed;
  private Standing standing = Standing.ABSENT;

  /** What stands in the file's place. */
  enum Standing {
    /** Nothing, or nothing that can be read. */
    ABSENT,
    /** The record of another URL. */
    FOREIGN,
    OURS,
  }

  /** Is shown each line in turn. */
  interface Reader {
    /**
     * A line that is whole.
     *
     * @param offset where it begins
     * @return whether to go on
     */
    boolean line(RecordLine line, long offset) throws IOException;

    /** A line that is not. */
    void damaged();
  }

  /** Writes the lines of a new file. */
  interface Writer {
    void write(Sealing lines) throws IOException;
  }

  /** What a file is to hold. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * The record of {@code url}, by this name.
   *
   * @param path of its directory in the tree
   */
  RecordFile(LocalDirectory directory, String name, String url, String path) {
    this.directory = directory;
    this.name = name;
    header = new RecordHeader(url, path);
    firstLine = header.line();
  }

  /** What the file {@code name} is the record of, if it is one. */
  static Optional<RecordHeader> header(LocalDirectory directory, String name) throws IOException {
    var file = new RecordFile(directory, name, "", "");
    if (file.open() == Standing.ABSENT) {
      return Optional.empty();
    }
    return RecordHeader.read(file.at(0).orElseThrow());
  }

  /** Looks at what is there. */
  Standing open() throws IOException {
    length = 0;
    window = new byte[0];
    torn = false;
    sealed = false;
    standing = Standing.ABSENT;
    Optional<BasicFileAttributes> found =
        directory.isThere() ? directory.attributes(name) : Optional.empty();
    if (found.filter(BasicFileAttributes::isRegularFile).isPresent()) { // a pipe would never open
      length = found.get().size();
      standing = standing();
    }
    return standing;
  }

  private Standing standing() throws IOException {
    fill(0);
    int end = endOfLine(0);
    if (end < 0) {
      return Standing.ABSENT;
    }
    afterHeader = end + 1;
    if (Arrays.equals(window, 0, afterHeader, firstLine, 0, firstLine.length)) {
      return Standing.OURS;
    }
    Optional<RecordHeader> found = RecordLine.read(window, 0, end).flatMap(RecordHeader::read);
    return found
        .map(other -> other.isLike(header) ? Standing.OURS : Standing.FOREIGN)
        .orElse(Standing.ABSENT);
  }

  /** The seal, if the file ends with one and has the bytes that it was set under. */
  Optional<Seal> seal() {
    boolean whole = standing == Standing.OURS && windowStart == 0 && window.length == length;
    int end = window.length - 1;
    if (!whole || window[end] != '\n') {
      return Optional.empty();
    }
    int start = end;
    while (start > 0 && window[start - 1] != '\n') { // nothing but the header may be left
      start--;
    }
    int checksum = RecordLine.checksum(window, 0, start);
    Optional<Seal> seal =
        RecordLine.read(window, start, end)
            .filter(line -> line.text().equals(RecordTag.SEAL.toString()))
            .flatMap(line -> line.as(Seal::of))
            .filter(found -> found.checksum() == checksum);
    sealed = seal.isPresent();
    return seal;
  }

  /** Shows the lines after the header, in their order; none of a file that is not ours. */
  void read(Reader reader) throws IOException {
    long offset = standing == Standing.OURS ? afterHeader : length;
    while (offset < length) {
      int at = position(offset);
      int end = endOfLine(at);
      if (end < 0) {
        torn = true;
        reader.damaged();
        return; // torn, or longer than any line of ours
      }
      long next = offset + (end - at) + 1;
      Optional<RecordLine> line =
          sealed
              ? Optional.of(RecordLine.sound(window, at, end))
              : RecordLine.read(window, at, end);
      if (line.isEmpty()) {
        reader.damaged();
      } else if (!reader.line(line.get(), offset)) {
        return;
      }
      offset = next;
    }
  }

  /** The line that begins at {@code offset}. */
  Optional<RecordLine> at(long offset) throws IOException {
    int at = position(offset);
    int end = endOfLine(at);
    return end < 0 ? Optional.empty() : RecordLine.read(window, at, end);
  }

  /**
   * Adds whole lines, which only a file of ours takes.
   *
   * @return where the first of them begins
   */
  long append(byte[] lines) throws IOException {
    sealed = false;
    if (HardLinks.to(directory, name)) { // a snapshot stays as it is
      try (var in = directory.read(name)) {
        replace(in::transferTo);
      }
    }
    try (var channel = directory.open(name, APPEND)) {
      try {
        if (torn) {
          length += channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
          torn = false;
        }
        for (var rest = ByteBuffer.wrap(lines); rest.hasRemaining(); ) {
          channel.write(rest);
        }
      } catch (IOException e) { // a full disk may take a part, and what comes later goes behind it
        length = channel.size();
        torn = true;
        throw e;
      }
    }
    long start = length;
    length += lines.length;
    return start;
  }

  /** Replaces the file, at once and as a whole. */
  void rewrite(Freshness freshness, Writer writer) throws IOException {
    directory.make();
    replace(
        out -> {
          var lines = new Sealing(out, header.url(), freshness);
          lines.write(firstLine);
          writer.write(lines);
          lines.end();
        });
    open();
  }

  private void replace(Content content) throws IOException {
    String next = name + ".new";
    try (var out = new BufferedOutputStream(Channels.newOutputStream(create(next)), BUFFER)) {
      content.writeTo(out);
    }
    directory.rename(next, name);
  }

  /** Under a name that is always the same, so that a run which died leaves one file at most. */
  private SeekableByteChannel create(String next) throws IOException {
    try {
      return directory.open(next, CREATE);
    } catch (FileAlreadyExistsException e) {
      directory.delete(next);
      return directory.open(next, CREATE);
    }
  }

  /** Where in the window an offset is, so that a whole line follows, if there is one. */
  private int position(long offset) throws IOException {
    boolean inside = offset >= windowStart && offset < windowStart + window.length;
    boolean last = windowStart + window.length >= length;
    if (!inside || !last && endOfLine((int) (offset - windowStart)) < 0) {
      fill(offset);
    }
    return (int) (offset - windowStart);
  }

  private void fill(long offset) throws IOException {
    var bytes = ByteBuffer.allocate((int) Math.min(WINDOW, length - offset));
    try (var channel = directory.open(name, READ)) {
      channel.position(offset);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    }
    window = bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    windowStart = offset;
  }

  private int endOfLine(int from) {
    for (int i = from; i < window.length; i++) {
      if (window[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
