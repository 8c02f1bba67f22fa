package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDirectoriesTest {
  @TempDir Path folder;

  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void aDirectoryIsOpenedOnce() throws IOException {
    try (var directories = new OpenDirectories();
        var one = hold(directories, folder);
        var other = hold(directories, folder)) {
      assertSame(one.directory(), other.directory());
    }
    assertEquals(1, opened.get());
  }

  @Test
  void thoseUsedLastStayOpenAndNoMore() throws IOException {
    try (var directories = new OpenDirectories()) {
      for (int i = 0; i <= OpenDirectories.MOST; i++) {
        hold(directories, Files.createDirectory(folder.resolve("d" + i))).close();
      }
      opened.set(0);
      hold(directories, folder.resolve("d1")).close();
      assertEquals(0, opened.get());
      hold(directories, folder.resolve("d0")).close();
      assertEquals(1, opened.get());
    }
  }

  @Test
  void whatIsInUseStaysOpen() throws IOException {
    List<OpenDirectories.Hold> holds = new ArrayList<>();
    try (var directories = new OpenDirectories()) {
      for (int i = 0; i < OpenDirectories.MOST * 2; i++) {
        holds.add(hold(directories, Files.createDirectory(folder.resolve("d" + i))));
      }
      for (var hold : holds) {
        hold.directory().makeDirectory("x"); // a closed one would throw
        assertTrue(hold.directory().attributes("x").isDirectory());
      }
      for (var hold : holds) {
        hold.close();
      }
    }
  }

  private OpenDirectories.Hold hold(OpenDirectories directories, Path path) throws IOException {
    return directories.hold(
        path,
        () -> {
          opened.incrementAndGet();
          return OpenDirectory.at(path);
        });
  }
}
