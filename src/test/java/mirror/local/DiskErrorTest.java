package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskErrorTest {
  @Test
  void aReasonStandsBesideTheFile() {
    assertEquals("x: permission denied", DiskError.describe(new AccessDeniedException("x")));
    assertEquals("x: no such file or directory", DiskError.describe(new NoSuchFileException("x")));
    assertEquals(
        "x: No space left on device",
        DiskError.describe(new FileSystemException("x", null, "No space left on device")));
    assertEquals("broken", DiskError.describe(new IOException("broken")));
  }

  @ParameterizedTest
  @CsvSource({
    ".mirror.0a1b, .",
    "/.mirror.0a1b, /",
    "copy/d/.mirror.0a1b, copy/d",
    "copy/.mirror, copy/.mirror",
  })
  void aTemporaryFileIsNamedByItsDirectory(String file, String shown) {
    assertEquals(
        shown + ": permission denied", DiskError.describe(new AccessDeniedException(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Disk quota exceeded"})
  void aFullDiskIsKnownByItsWords(String words) {
    assertTrue(DiskError.isFull(new IOException(words)));
    assertTrue(DiskError.isFull(new FileSystemException("x", null, words)));
  }

  @Test
  void anyOtherErrorIsNoFullDisk() {
    assertFalse(DiskError.isFull(new NoSuchFileException("No space left on device")));
    assertFalse(DiskError.isFull(new FileSystemException("x", null, "File too large")));
  }
}
