package mirror.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps other runs out of what this one writes: a lock for each host directory, or one for all
 * where there are none. The system lets go of them however the run ends. Safe for threads.
 *
 * <p>All are ranges of one file, which is open until the end of the run: a file for each host would
 * be too many. Names that share a hash are locked together, and from {@link #MOST_ALONE} on all
 * that lie between two others that this run has: the kernel looks at each range for each new one,
 * and makes one of those that touch (posix_lock_inode in Linux's fs/locks.c).
 */
public final class RunLocks implements AutoCloseable {
  private static final String FILE = "locks";

  /** Of the whole tree: no host is called so. */
  private static final String ALL = "_tree";

  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  /** Of a name's hash: with a {@link #BLOCK} for each, all are in reach of a file's 63 bits. */
  private static final int DIGITS = 9;

  /** So many bytes has each name: one for each shard of each count, {@link Shard#MOST} at most. */
  private static final long BLOCK = 1L << 26;

  /** So many names have ranges that lie apart; 30,000 of them take Linux 40 seconds. */
  static final int MOST_ALONE = 4096;

  private final LocalTree tree;
  private final Shard shard;
  private final LocalDirectory directory;

  /** What was asked for, by where it begins. */
  private final NavigableMap<Long, Range> ranges = new TreeMap<>();

  private Optional<SeekableByteChannel> channel = Optional.empty();

  /** What became of the wish for a lock. */
  public enum Answer {
    OURS,
    /** Another run has it. */
    TAKEN,
    /** The file system cannot lock. */
    NONE,
  }

  private record Range(long end, Answer answer) {}

  /** Of a run for {@code shard}, in the state of a tree, as {@link RecordStore#open} has it. */
  public RunLocks(LocalTree tree, Optional<Path> state, Shard shard) {
    this.shard = shard;
    this.tree = tree;
    directory = tree.state(state);
  }

  /**
   * The lock of the directory that a URL belongs to, taken when it is first asked for.
   *
   * @throws IOException when the lock's file cannot be made
   */
  public synchronized Answer take(URI uri) throws IOException {
    Optional<String> host = tree.hostDirectory(uri);
    Answer all = take(ALL, host.isPresent());
    return host.isEmpty() || all == Answer.TAKEN ? all : take(host.get(), false);
  }

  private Answer take(String name, boolean shared) throws IOException {
    long block = Long.parseLong(RecordStore.hash(name).substring(0, DIGITS), 16) * BLOCK;
    Map.Entry<Long, Range> before = ranges.floorEntry(block);
    if (before != null && before.getValue().end() > block) {
      return before.getValue().answer();
    }
    if (channel.isEmpty()) {
      directory.make();
      channel = Optional.of(open());
    }
    if (!(channel.get() instanceof FileChannel file)) {
      return Answer.NONE;
    }
    if (ranges.size() >= MOST_ALONE && shard.isWhole()) {
      long from = before == null ? 0 : before.getValue().end();
      Long next = ranges.ceilingKey(block);
      long end = next == null ? Long.MAX_VALUE : next;
      Answer between = lock(file, from, end, shared);
      if (between != Answer.TAKEN) {
        ranges.put(from, new Range(end, between));
        return between;
      }
    }
    Answer answer = lock(file, block, block + BLOCK, shared);
    ranges.put(block, new Range(block + BLOCK, answer));
    return answer;
  }

  private SeekableByteChannel open() throws IOException {
    try {
      return directory.open(FILE, OPTIONS);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Of a link that is not followed the JDK does not say which it is.
      throw new FileSystemException(
          directory.path().resolve(FILE).toString(), null, e.getMessage());
    }
  }

  private Answer lock(FileChannel file, long from, long to, boolean shared) throws IOException {
    try {
      boolean ours =
          shared || shard.isWhole() ? tryLock(file, from, to, shared) : lockShard(file, from);
      return ours ? Answer.OURS : Answer.TAKEN;
    } catch (OverlappingFileLockException e) {
      return Answer.TAKEN;
    } catch (ClosedChannelException e) {
      throw e; // the run has ended
    } catch (IOException e) {
      return Answer.NONE; // ENOLCK, ENOSYS: some network file systems
    }
  }

  /**
   * A byte of its own keeps the same shard out; what lies around the bytes of its fellows is shared
   * with them, and keeps out those of another count and whole runs.
   */
  private boolean lockShard(FileChannel file, long block) throws IOException {
    long count = shard.count();
    long first = block + count * (count - 1) / 2;
    long own = first + shard.number() - 1;
    return tryLock(file, own, own + 1, false)
        && tryLock(file, block, first, true)
        && tryLock(file, first + count, block + BLOCK, true);
  }

  private static boolean tryLock(FileChannel file, long from, long to, boolean shared)
      throws IOException {
    FileLock lock = file.tryLock(from, to - from, shared);
    return lock != null;
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
