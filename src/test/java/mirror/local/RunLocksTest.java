package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mirror.local.RunLocks.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunLocksTest {
  private static final int MANY = 5 * RunLocks.MOST_ALONE;
  private static final int FEW = 8;

  /** What the system holds, a line each, with the inode of the file: proc_locks(5). */
  private static final Path HELD = Path.of("/proc/locks");

  @TempDir Path folder;

  @AutoClose private RunLocks locks;

  private Optional<Process> other = Optional.empty();

  @BeforeEach
  void open() {
    locks = locks(folder);
  }

  @AfterEach
  void end() throws InterruptedException {
    if (other.isPresent()) {
      other.get().destroyForcibly().waitFor();
    }
  }

  @Test
  void manyHostsTakeFewRangesOfTheSystem() throws IOException {
    take(locks, MANY, 1);
    String file = ":" + Files.getAttribute(folder.resolve(".mirror/locks"), "unix:ino") + " ";
    try (var held = Files.lines(HELD)) {
      long ranges = held.filter(line -> line.contains(file)).count();
      assertTrue(0 < ranges && ranges <= RunLocks.MOST_ALONE, ranges + " ranges");
    }
  }

  @Test
  void eachOfManyHostsIsLocked() throws IOException {
    begin(MANY, 1);
    for (int i = 0; i < MANY; i++) {
      assertEquals(Answer.TAKEN, locks.take(host(i)));
    }
  }

  @Test
  void theHostsOfAnotherRunAreAllThatManyCannotHave() throws IOException {
    begin(MANY, MANY / FEW);
    for (int i = MANY - 1; i >= 0; i--) {
      assertEquals(i % (MANY / FEW) == 0 ? Answer.TAKEN : Answer.OURS, locks.take(host(i)));
    }
  }

  /** Locks are a process's. */
  private void begin(int end, int step) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                folder.toString(),
                String.valueOf(end),
                String.valueOf(step))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    other = Optional.of(process);
    try (BufferedReader out = process.inputReader()) {
      assertEquals("locked", out.readLine());
    }
  }

  static final class Other {
    private Other() {}

    public static void main(String[] words) throws IOException {
      try (RunLocks locks = locks(Path.of(words[0]))) {
        take(locks, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        System.out.println("locked");
        System.in.read(); // until it is killed
      }
    }
  }

  private static RunLocks locks(Path folder) {
    var tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    return new RunLocks(tree, Optional.empty(), Shard.WHOLE);
  }

  private static void take(RunLocks locks, int end, int step) throws IOException {
    for (int i = 0; i < end; i += step) {
      assertEquals(Answer.OURS, locks.take(host(i)));
    }
  }

  private static URI host(int number) {
    return URI.create("http://h" + number + ".test/f");
  }
}
