package mirror.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong on disk, in words: the JDK's message is often a bare file name, and the class
 * says the rest.
 */
public final class DiskError {
  private DiskError() {}

  /** Whether nothing of any size can be stored any more, though a small file may. */
  public static boolean isFull(IOException error) {
    String words = describe(error);
    return words.endsWith("No space left on device") || words.endsWith("Disk quota exceeded");
  }

  /** The file, where one is known, and the reason. */
  public static String describe(IOException error) {
    return error instanceof FileSystemException e && e.getFile() != null
        ? place(e.getFile()) + ": " + reason(error)
        : reason(error);
  }

  /** Nobody finds a temporary file of ours: its directory is what a person can look at. */
  private static String place(String file) {
    int name = file.lastIndexOf('/') + 1;
    boolean temporary = file.startsWith(LocalName.RESERVED + ".", name);
    return temporary ? name == 0 ? "." : file.substring(0, Math.max(name - 1, 1)) : file;
  }

  /** The reason alone, for a file that the caller names. */
  public static String reason(IOException error) {
    return switch (error) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or directory";
      case FileAlreadyExistsException _ -> "something else stands there";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case FileSystemException _ -> "cannot be used"; // its message is the file's name alone
      default -> String.valueOf(error.getMessage());
    };
  }
}
