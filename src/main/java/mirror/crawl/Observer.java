package mirror.crawl;

import java.net.URI;

/** Is told what a person may want to know, from many threads at a time. */
public interface Observer {
  /** A file stands in its place, newly received. */
  void saved(URI uri, Outcome.Saved saved);

  /** A file was stored under a name that is not its own, which is too long. */
  void shortened(URI uri, Outcome.Saved saved);

  /** A directory is not walked, because it shows what one above it shows; nothing is lost. */
  void loop(URI uri);

  /** Something is not mirrored. */
  void failed(URI uri, Failure failure);

  /** Something is tried again later. */
  void postponed(URI uri, Outcome.Postponed postponed);
}
