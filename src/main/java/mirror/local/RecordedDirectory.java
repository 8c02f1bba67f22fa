package mirror.local;

import java.net.URI;

/**
 * A directory that was mirrored.
 *
 * @param path in the tree, with two slashes before what is left out of it
 * @param url where it was mirrored from
 */
public record RecordedDirectory(
    String path, LocalDirectory directory, URI url, DirectoryRecord record) {
  /** The URL of a file in it. */
  public URI url(RecordedFile file) {
    return file.uri(url);
  }
}
