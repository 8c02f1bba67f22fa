package mirror.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Pages that stand in a test. */
public final class Pages {
  private Pages() {}

  /** The listing that a page of HTML is read as. */
  public static Listing parse(String html, URI page) {
    return parse(html.getBytes(UTF_8), Optional.empty(), page);
  }

  static Listing parse(byte[] html, Optional<Charset> charset, URI page) {
    var source =
        new PageSource(page, "text/html", charset, false, () -> new ByteArrayInputStream(html));
    try {
      return new ListingParser((_, _) -> {}).parse(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Entry> entries(Listing listing) {
    return StreamSupport.stream(listing.entries().spliterator(), false).toList();
  }
}
