package mirror.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directories used last, held open: files come directory by directory, and to walk down from
 * the root for each would cost more than the file. Safe for threads.
 */
final class OpenDirectories implements Closeable {
  /** Each takes two file descriptors, and 256 have to do for all. */
  static final int MOST = 24;

  private final Map<Path, Hold> held = new LinkedHashMap<>(64, 0.75f, true);

  /** A directory for as long as somebody uses it; others may use it as well. */
  final class Hold implements Closeable {
    private final OpenDirectory directory;
    private int users;

    private Hold(OpenDirectory directory) {
      this.directory = directory;
    }

    OpenDirectory directory() {
      return directory;
    }

    /** It is not needed any more. */
    @Override
    public void close() throws IOException {
      release(this);
    }
  }

  /** Opens a directory that is not held. */
  interface Opening {
    OpenDirectory open() throws IOException;
  }

  /** Holds the directory of {@code path}. */
  synchronized Hold hold(Path path, Opening opening) throws IOException {
    Hold hold = held.get(path);
    if (hold == null) {
      hold = new Hold(opening.open());
      held.put(path, hold);
    }
    hold.users++;
    return hold;
  }

  private synchronized void release(Hold hold) throws IOException {
    hold.users--;
    Iterator<Hold> eldest = held.values().iterator();
    while (held.size() > MOST && eldest.hasNext()) {
      Hold one = eldest.next();
      if (one.users == 0) {
        eldest.remove();
        one.directory.close();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (Hold hold : held.values()) {
      hold.directory.close();
    }
    held.clear();
  }
}
