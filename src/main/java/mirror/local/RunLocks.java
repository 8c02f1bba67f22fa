package mirror.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other runs out of what this one writes: a lock for each host directory, or one for all
 * where there are none. The system lets go of them however the run ends. Safe for threads.
 */
public final class RunLocks implements AutoCloseable {
  /** Of the whole tree: no host is called so. */
  private static final String ALL = "_tree";

  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  /** In a lock's file, the shards of one count have so many bytes to themselves. */
  private static final long BLOCK = 1L << 31;

  private final LocalTree tree;
  private final Shard shard;
  private final LocalDirectory directory;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<SeekableByteChannel> channels = new HashSet<>();

  /** What became of the wish for a lock. */
  public enum Answer {
    OURS,
    /** Another run has it. */
    TAKEN,
    /** The file system cannot lock. */
    NONE,
  }

  /** Of a run for {@code shard}, in the state of a tree, as {@link RecordStore#open} has it. */
  public RunLocks(LocalTree tree, Optional<Path> state, Shard shard) {
    this.shard = shard;
    this.tree = tree;
    directory = tree.state(state).child("lock");
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
    Answer known = answers.get(name);
    if (known != null) {
      return known;
    }
    directory.make();
    SeekableByteChannel channel = open(name);
    channels.add(channel);
    Answer answer = channel instanceof FileChannel file ? lock(file, shared) : Answer.NONE;
    answers.put(name, answer);
    return answer;
  }

  private SeekableByteChannel open(String name) throws IOException {
    try {
      return directory.open(name, OPTIONS);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Of a link that is not followed the JDK does not say which it is.
      throw new FileSystemException(
          directory.path().resolve(name).toString(), null, e.getMessage());
    }
  }

  private Answer lock(FileChannel file, boolean shared) {
    try {
      return (shared || shard.isWhole() ? lock(file, 0, Long.MAX_VALUE, shared) : lockShard(file))
          ? Answer.OURS
          : Answer.TAKEN;
    } catch (OverlappingFileLockException e) {
      return Answer.TAKEN;
    } catch (IOException e) {
      return Answer.NONE; // ENOLCK, ENOSYS: some network file systems
    }
  }

  /**
   * A byte of its own keeps the same shard out; what lies around the bytes of its fellows is shared
   * with them, and keeps out those of another count and whole runs.
   */
  private boolean lockShard(FileChannel file) throws IOException {
    long first = shard.count() * BLOCK;
    long end = first + BLOCK;
    return lock(file, first + shard.number(), 1, false)
        && lock(file, 0, first, true)
        && lock(file, end, Long.MAX_VALUE - end, true);
  }

  private static boolean lock(FileChannel file, long position, long size, boolean shared)
      throws IOException {
    FileLock lock = file.tryLock(position, size, shared);
    return lock != null;
  }

  @Override
  public void close() throws IOException {
    for (SeekableByteChannel channel : channels) {
      channel.close();
    }
  }
}
