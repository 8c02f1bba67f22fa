package mirror.visit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import mirror.auth.Userinfo;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Receiver;
import mirror.frontier.Tally;
import mirror.listing.Listing;
import mirror.listing.ListingParser;
import mirror.listing.PageSource;
import mirror.listing.Refusal;
import mirror.listing.RefusedLinks;
import mirror.local.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a page to be read, and nothing that is none. */
final class PageReceiver implements Receiver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageReceiver.class);

  private final URI uri;
  private final Tally tally;
  private final PageBuffer buffer = new PageBuffer();

  /** Takes what {@code uri} is answered with. */
  PageReceiver(URI uri, Tally tally) {
    this.uri = uri;
    this.tally = tally;
  }

  @Override
  public Optional<WritableByteChannel> open(Head head) {
    return head.isHtml() || mayBeListing(head) ? Optional.of(buffer) : Optional.empty();
  }

  /** Without a slash it is a file's: nothing in data shows whose children it names. */
  private boolean mayBeListing(Head head) {
    return uri.getRawPath().endsWith("/")
        && (head.mediaType().isEmpty() || ListingParser.readsData(head.mediaType()));
  }

  @Override
  public void received(long bytes) {
    tally.receives(bytes);
  }

  /**
   * Reads the page that was received for its links.
   *
   * @throws PageBuffer.UnreadableException when its encoding cannot be undone
   */
  Listing read(Head head) throws IOException {
    return read(source(head));
  }

  /**
   * Reads it as a further page of a listing whose first page {@code first} is.
   *
   * @throws PageBuffer.UnreadableException when its encoding cannot be undone
   */
  Listing read(Head head, URI first) throws IOException {
    return read(source(head), first);
  }

  /**
   * The page that was received.
   *
   * @throws PageBuffer.UnreadableException when its encoding cannot be undone
   */
  PageSource source(Head head) throws IOException {
    decode(head);
    return source(uri, head, buffer::open);
  }

  /** The page that {@code uri} was answered with, decoded. */
  static PageSource source(URI uri, Head head, PageSource.Body body) {
    return new PageSource(uri, head.mediaType(), head.charset(), head.saysLength(), body);
  }

  /**
   * Undoes the encoding that the page came in.
   *
   * @throws PageBuffer.UnreadableException when it cannot be undone
   */
  void decode(Head head) throws IOException {
    buffer.decode(head.encoding());
  }

  /** Whether the page, {@link #decode decoded}, is what the file here holds. */
  boolean isSame(Place.File file) throws IOException {
    try (InputStream there = buffer.open();
        InputStream here = new BufferedInputStream(file.read())) {
      int next = there.read();
      while (next >= 0 && next == here.read()) {
        next = there.read();
      }
      return next < 0 && here.read() < 0;
    }
  }

  /**
   * What speaks against a page that was read: neither HTTP nor its markup says that all of it came.
   * Where HTTP does, closing markup does not count: people leave their HTML open, and browsers take
   * it. Nor does it where the page may be a file's. An end within a tag or a comment is nobody's:
   * what makes the page died, and its server framed what there was.
   */
  Optional<FetchResult.Broken> cut(Head head, Listing listing) {
    boolean listed =
        listing.kind() == Listing.Kind.GENERATED || head.isHtml() && uri.getRawPath().endsWith("/");
    return switch (listing.ending()) {
      case PROPER, REMARK, UNREAD, OPEN, CROPPED -> Optional.empty();
      case CUT ->
          listed && !head.isFramed() ? broken("before its closing markup") : Optional.empty();
      case TORN -> listed ? broken("within a tag or a comment") : Optional.empty();
    };
  }

  private static Optional<FetchResult.Broken> broken(String where) {
    return Optional.of(new FetchResult.Broken(Fault.TRUNCATED, where));
  }

  /** Reads a page for its links, and says why one is no entry. */
  static Listing read(PageSource page) throws IOException {
    return read(page, page.uri());
  }

  private static Listing read(PageSource page, URI first) throws IOException {
    return new ListingParser(
            LOG.isDebugEnabled()
                ? (link, refusal) -> log(page, link, refusal)
                : RefusedLinks.NOBODY)
        .parse(page, first);
  }

  private static void log(PageSource page, String link, Refusal refusal) {
    LOG.debug("{}: not {}, which {}", page.uri(), Userinfo.cut(link), refusal);
  }

  /** The page as it was sent, without the encoding that was undone. */
  PageBuffer page() {
    return buffer;
  }

  @Override
  public void close() throws IOException {
    buffer.close();
  }
}
