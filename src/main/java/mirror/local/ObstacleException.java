package mirror.local;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Something stands where a file or a directory has to go. It costs that place, never the run. */
public final class ObstacleException extends FileSystemException {
  private static final long serialVersionUID = 1;

  /** What stands there. */
  public enum Obstacle {
    /** Writing below it would write elsewhere (CVE-2014-4877). */
    SYMLINK("a symbolic link stands where the directory goes (-K follows it)"),
    NOT_A_DIRECTORY("a file stands where the directory goes"),
    DIRECTORY("a directory stands where the file goes"),
    /** Somebody else is at work in the tree: what was written is not where it belongs. */
    REPLACED("the directory was moved away or replaced during the run");

    private final String words;

    Obstacle(String words) {
      this.words = words;
    }
  }

  private final Obstacle obstacle;

  ObstacleException(Path place, Obstacle obstacle) {
    super(place.toString(), null, obstacle.words);
    this.obstacle = obstacle;
  }

  public Obstacle obstacle() {
    return obstacle;
  }
}
