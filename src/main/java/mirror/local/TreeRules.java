package mirror.local;

import java.io.IOException;
import java.util.Optional;

/**
 * What holds for all directories of a tree.
 *
 * @param links whether a link to a directory is as good as one
 * @param backup where files go that are deleted or overwritten
 */
record TreeRules(OpenDirectories open, Naming naming, boolean links, Optional<Backup> backup) {
  TreeRules(OpenDirectories open, Naming naming, boolean links) {
    this(open, naming, links, Optional.empty());
  }

  /** Keeps what has that name, if old files are kept. */
  void backUp(LocalDirectory directory, String file) throws IOException {
    if (backup.isPresent()) {
      backup.get().keep(directory, file);
    }
  }
}
