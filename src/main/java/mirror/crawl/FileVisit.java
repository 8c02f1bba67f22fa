package mirror.crawl;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.fetch.Request;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.local.PartFile;
import mirror.local.Place;

/** A visit to what is probably a file: asked for if it changed, and stored whole. */
final class FileVisit {
  /** A page larger than this, in bytes, is a file and no listing that lacks its slash. */
  private static final long LARGEST_PAGE = 4 * 1024 * 1024;

  /**
   * Servers send these names' bytes as they are and call that an encoding (Apache's AddEncoding).
   */
  private static final Map<String, List<String>> ENCODED_NAMES =
      Map.of(
          "gzip", List.of(".gz", ".tgz", ".svgz"),
          "compress", List.of(".z", ".taz"),
          "br", List.of(".br"),
          "zstd", List.of(".zst", ".tzst"),
          "bzip2", List.of(".bz2"),
          "xz", List.of(".xz", ".txz"));

  private final Requests requests;
  private final Opening opening;
  private final Setback setback;
  private final Tally tally;

  FileVisit(Requests requests, Opening opening, Setback setback, Tally tally) {
    this.requests = requests;
    this.opening = opening;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place.File place) throws IOException {
    Optional<BasicFileAttributes> existing = place.existing();
    Optional<Instant> modified = existing.map(FileVisit::modified);
    try (var download = new Download(place, existing)) {
      return switch (requests.fetch(Request.file(target.uri(), modified), download)) {
        case FetchResult.Received(Head head, long bytes) -> download.finish(target, head, bytes);
        case FetchResult.Declined(Head head) -> declined(place, head);
        case FetchResult.NotModified() ->
            existing.isPresent() ? new Outcome.Unchanged(place.path()) : setback.notModified();
        case FetchResult.Moved moved -> setback.moved(target, moved);
        case FetchResult.Refused refused -> setback.refused(target, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    }
  }

  /** HTTP dates know whole seconds. */
  private static Instant modified(BasicFileAttributes file) {
    return file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Only an unasked encoding and a current file are declined. */
  private static Outcome declined(Place.File place, Head head) {
    return isStorable(place, head)
        ? new Outcome.Unchanged(place.path())
        : new Outcome.Failed(
            new Failure(
                Failure.Kind.PROTOCOL,
                "comes in the encoding " + head.encoding().orElseThrow() + ", not as it is"));
  }

  private static boolean isStorable(Place.File place, Head head) {
    if (head.encoding().isEmpty()) {
      return true;
    }
    String name = place.name().toLowerCase(Locale.ROOT);
    // "a.gz.gz" comes in two encodings from Apache
    return Arrays.stream(head.encoding().get().split(",", -1))
        .map(encoding -> encoding.strip().replaceFirst("^x-", ""))
        .flatMap(encoding -> ENCODED_NAMES.getOrDefault(encoding, List.of()).stream())
        .anyMatch(name::endsWith);
  }

  /** The body on its way to disk. */
  private final class Download implements Receiver, AutoCloseable {
    private final Place.File place;
    private final Optional<BasicFileAttributes> existing;
    private volatile Optional<PartFile> part = Optional.empty();

    Download(Place.File place, Optional<BasicFileAttributes> existing) {
      this.place = place;
      this.existing = existing;
    }

    @Override
    public Optional<WritableByteChannel> open(Head head) throws IOException {
      if (!isStorable(place, head) || isCurrent(head, head.length().orElse(-1))) {
        return Optional.empty();
      }
      part = Optional.of(PartFile.create(place));
      head.length().ifPresent(tally::expects);
      return part.map(WritableByteChannel.class::cast);
    }

    @Override
    public void received(long bytes) {
      tally.receives(bytes);
    }

    /**
     * Some servers ignore If-Modified-Since (jwebserver), but the answer says the same. Changed is
     * "not equal", never "newer".
     */
    private boolean isCurrent(Head head, long length) {
      return existing.isPresent()
          && existing.get().size() == length
          && head.lastModified().equals(Optional.of(modified(existing.get())));
    }

    Outcome finish(Target target, Head head, long bytes) throws IOException {
      PartFile file = part.orElseThrow();
      if (head.isHtml() && bytes <= LARGEST_PAGE) {
        Listing listing =
            PageReceiver.read(
                new PageSource(target.uri(), head.mediaType(), head.charset(), file::read));
        if (listing.kind() == Listing.Kind.GENERATED && listing.entries().count() > 0) {
          return opening.listing(target, place, listing);
        }
        listing.close();
      }
      if (isCurrent(head, bytes)) { // no length was announced
        return new Outcome.Unchanged(place.path());
      }
      file.commit(head.lastModified());
      return new Outcome.Saved(place.path(), bytes);
    }

    @Override
    public void close() throws IOException {
      if (part.isPresent()) {
        part.get().close();
      }
    }
  }
}
