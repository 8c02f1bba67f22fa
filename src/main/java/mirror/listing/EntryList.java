package mirror.listing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.OptionalLong;

/** The entries of a listing in the order of the page, to be read as often as needed. */
public final class EntryList implements Iterable<Entry>, AutoCloseable {
  private static final Tape.Packing<Entry> PACKING =
      new Tape.Packing<>() {
        @Override
        public void write(Entry entry, DataOutputStream out) throws IOException {
          Tape.writeText(entry.uri().toString(), out);
          Tape.writeText(entry.path(), out);
          Tape.writeText(entry.shape().name(), out);
          Tape.writeText(entry.rowText(), out);
          out.writeLong(entry.size().orElse(-1));
        }

        @Override
        public Entry read(DataInputStream in) throws IOException {
          URI uri = URI.create(Tape.readText(in));
          String path = Tape.readText(in);
          Shape shape = Shape.valueOf(Tape.readText(in));
          String rowText = Tape.readText(in);
          long size = in.readLong();
          return new Entry(
              uri, path, shape, rowText, size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
        }
      };

  private final Tape<Entry> tape = new Tape<>(PACKING);

  public void add(Entry entry) throws IOException {
    tape.add(entry);
  }

  public int count() {
    return tape.size();
  }

  /** Throws UncheckedIOException where a temporary file cannot be read. */
  @Override
  public Iterator<Entry> iterator() {
    return tape.iterator();
  }

  @Override
  public void close() {
    tape.close();
  }
}
