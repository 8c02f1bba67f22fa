package mirror.listing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Values in order, to be read as often as needed: the first few as they are, the others packed in a
 * temporary file. Not written while it is read.
 */
final class SpillList<T> implements Iterable<T>, AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  /** How one value is packed. */
  interface Packing<T> {
    void write(T value, DataOutputStream out) throws IOException;

    /** What {@link #write} wrote, and nothing behind it. */
    T read(ByteBuffer in);
  }

  private record Overflow(FileChannel file, DataOutputStream out) {}

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

  private final Packing<T> packing;
  private final int inMemory;
  private final List<T> first = new ArrayList<>();
  private Optional<Overflow> overflow = Optional.empty();
  private int size;

  /** Keeps {@code inMemory} values as they are. */
  SpillList(Packing<T> packing, int inMemory) {
    this.packing = packing;
    this.inMemory = inMemory;
  }

  int size() {
    return size;
  }

  void add(T value) throws IOException {
    size++;
    if (size <= inMemory) {
      first.add(value);
      return;
    }
    if (overflow.isEmpty()) {
      FileChannel file = unnamedFile();
      var out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
      overflow = Optional.of(new Overflow(file, new DataOutputStream(out)));
    }
    packed.reset();
    packing.write(value, new DataOutputStream(packed));
    overflow.get().out.writeInt(packed.size());
    packed.writeTo(overflow.get().out);
  }

  /**
   * Readable by its owner only. The JDK takes its name away once it is open (UnixChannelFactory),
   * so that no end of the process leaves it behind.
   */
  private static FileChannel unnamedFile() throws IOException {
    return FileChannel.open(
        Files.createTempFile("mirror", ".rows"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public Iterator<T> iterator() {
    return overflow.isEmpty() ? first.iterator() : new Reading(overflow.get());
  }

  private final class Reading implements Iterator<T> {
    private final DataInputStream in;
    private int next;

    Reading(Overflow overflow) {
      try {
        overflow.out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      in = new DataInputStream(new BufferedInputStream(new Positioned(overflow.file), BUFFER));
    }

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public T next() {
      next++;
      try {
        if (next <= inMemory) {
          return first.get(next - 1);
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return packing.read(ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A place in the file of its own, so that several may read at a time. */
  private static final class Positioned extends InputStream {
    private final FileChannel file;
    private long position;

    Positioned(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = file.read(ByteBuffer.wrap(bytes, offset, length), position);
      position += Math.max(count, 0);
      return count;
    }
  }

  static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      out.writeInt(bytes.length);
      out.write(bytes);
    } else { // UTF-8 has no bytes that belong to no character
      out.writeInt(-text.length());
      out.writeChars(text);
    }
  }

  static String readText(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0) {
      String text = in.slice().asCharBuffer().limit(-length).toString();
      in.position(in.position() - Character.BYTES * length);
      return text;
    }
    int start = in.arrayOffset() + in.position();
    in.position(in.position() + length);
    return length == 0 ? "" : new String(in.array(), start, length, StandardCharsets.UTF_8);
  }

  static void writeUrl(Url url, DataOutputStream out) throws IOException {
    writeText(url.toString(), out);
    out.writeBoolean(url.isLiteral());
  }

  static Url readUrl(ByteBuffer in) {
    Url url = Url.of(readText(in));
    return in.get() == 0 ? url : url.asLiteral();
  }

  @Override
  public void close() {
    try {
      if (overflow.isPresent()) {
        overflow.get().file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a file that is gone already: no loss
    }
  }
}
