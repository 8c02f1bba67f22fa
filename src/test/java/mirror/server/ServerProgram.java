package mirror.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that serves a directory tree over HTTP, and how it is started. */
public sealed interface ServerProgram permits Nginx, Apache, Lighttpd, Python, Jwebserver {

  /** What there is to serve: a tree, a private directory for the server's files, a port. */
  record Site(Path tree, Path work, int port) {

    /** Where the server writes what it was asked, as `"GET /path HTTP/1.1" 200`, and its errors. */
    Path log() {
      return work.resolve("log");
    }
  }

  /** The program's name, for messages. */
  String name();

  /** The program's file, if this machine can run it. */
  Optional<Path> executable();

  /** Writes what the server reads into the work directory; returns what starts it there. */
  List<String> command(Path executable, Site site) throws IOException;

  /** The scheme of its URLs. */
  default String scheme() {
    return "http";
  }

  /** Whether the server hides this path of the tree, so that no client can mirror it. */
  default boolean unservable(String path) {
    return false;
  }

  /** Whether the server's link to this path of the tree means another path, or another scheme. */
  default boolean mislinked(String path) {
    return false;
  }

  /** Whether a part of the path begins with a dot, as the names of hidden files do. */
  static boolean dotted(String path) {
    return path.startsWith(".") || path.contains("/.");
  }
}
