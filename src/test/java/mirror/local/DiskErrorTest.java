package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

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
}
