package mirror.listing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** The entries of a listing in the order of the page, to be read as often as needed. */
public final class EntryList implements Iterable<Entry>, AutoCloseable {
  private static final List<Shape> SHAPES = List.of(Shape.values());

  private static final SpillList.Packing<Entry> PACKING =
      new SpillList.Packing<>() {
        @Override
        public void write(Entry entry, DataOutputStream out) throws IOException {
          SpillList.writeUrl(entry.url(), out);
          SpillList.writeText(entry.path(), out);
          out.writeByte(SHAPES.indexOf(entry.shape()));
          SpillList.writeText(entry.rowText(), out);
          out.writeLong(entry.size().orElse(-1));
        }

        @Override
        public Entry read(ByteBuffer in) {
          Url url = SpillList.readUrl(in);
          String path = SpillList.readText(in);
          Shape shape = SHAPES.get(in.get());
          String rowText = SpillList.readText(in);
          long size = in.getLong();
          return new Entry(
              url, path, shape, rowText, size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
        }
      };

  /** About as many lists are open as requests are in flight; most directories have fewer rows. */
  private static final int IN_MEMORY = 256;

  private final SpillList<Entry> list = new SpillList<>(PACKING, IN_MEMORY);

  public void add(Entry entry) throws IOException {
    list.add(entry);
  }

  /** Adds all of another list, which is another page of the same listing. */
  public void addAll(EntryList others) throws IOException {
    for (Entry entry : others) {
      add(entry);
    }
  }

  public int count() {
    return list.size();
  }

  /** Throws UncheckedIOException where a temporary file cannot be read. */
  @Override
  public Iterator<Entry> iterator() {
    return list.iterator();
  }

  @Override
  public void close() {
    list.close();
  }
}
