package mirror.currency;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.fetch.ContentRange;
import mirror.fetch.Head;
import mirror.fetch.Request;
import mirror.fetch.Request.Validator;
import mirror.local.RecordedFile;
import mirror.local.RecordedPart;

/** What a server is asked about a file, and what its answer means. Pure. */
public sealed interface Question {
  /** So much younger than the answer a Last-Modified must be to tell versions apart (RFC 9110). */
  Duration STRONG = Duration.ofMinutes(1);

  /** What is to be done with an answer that has a body. */
  enum Verdict {
    /** Its body is the file. */
    WHOLE,
    /** Its body is the rest of the file. */
    REST,
    /** The file here is the one there. */
    SAME,
    /** Nothing: the whole is to be asked for. */
    NOTHING,
  }

  /** For all of the file, whatever is here. */
  record All() implements Question {}

  /** Whether it is still what was recorded. */
  record Changed(RecordedFile known) implements Question {}

  /** Whether a file of this size and time is the one there: by a single byte of it. */
  record Compared(long size, Instant modified) implements Question {}

  /**
   * For all of it, unless it has this size.
   *
   * @param known what was recorded of it, if the server may say that it is still that
   */
  record SameSize(long size, Optional<RecordedFile> known) implements Question {}

  /**
   * For the rest of what was begun.
   *
   * @param here how many bytes of it are
   */
  record Rest(RecordedPart part, long here) implements Question {
    /** From the last byte that is here at the latest: a range must not be empty. */
    public long from() {
      return part.length().map(length -> Math.min(here, length - 1)).orElse(here);
    }
  }

  /** Whether it is for some bytes only. */
  default boolean isPartial() {
    return switch (this) {
      case Compared _, Rest _ -> true;
      case All _, Changed _, SameSize _ -> false;
    };
  }

  /** What a 304 would be about. */
  default Optional<RecordedFile> asked() {
    return switch (this) {
      case Changed(RecordedFile known) -> Optional.of(known);
      case SameSize(_, Optional<RecordedFile> known) -> known;
      case All _, Compared _, Rest _ -> Optional.empty();
    };
  }

  default Request request(URI uri) {
    Request all = Request.file(uri);
    return switch (this) {
      case All _ -> all;
      case Changed _, SameSize _ ->
          asked()
              .flatMap(known -> validator(known.etag(), known.lastModified()))
              .map(all::unless)
              .orElse(all);
      case Compared(long size, _) when size == 0 -> all; // no byte of it can be asked for
      case Compared _ -> all.only(new Request.Range(0, Optional.of(0L), Optional.empty()));
      case Rest rest ->
          all.only(
              new Request.Range(
                  rest.from(),
                  Optional.empty(),
                  validator(rest.part.etag(), rest.part.lastModified())));
    };
  }

  /** Of an answer as it begins, with status 200, or with 206 where a range was asked for. */
  default Verdict judge(Head head) {
    return judge(head, head.length());
  }

  /**
   * The same.
   *
   * @param length of the body, announced or received
   */
  default Verdict judge(Head head, OptionalLong length) {
    boolean whole = head.status() == 200;
    return switch (this) {
      case All() -> Verdict.WHOLE;
      case SameSize(long size, _) -> length.orElse(-1) == size ? Verdict.SAME : Verdict.WHOLE;
      case Changed(RecordedFile known) ->
          isSame(known, head, length) ? Verdict.SAME : Verdict.WHOLE;
      case Compared(long size, Instant modified) -> {
        long total = whole ? length.orElse(-1) : head.range().map(ContentRange::total).orElse(-1L);
        boolean same = total == size && head.lastModified().equals(Optional.of(modified));
        yield same ? Verdict.SAME : whole ? Verdict.WHOLE : Verdict.NOTHING;
      }
      case Rest rest -> whole ? Verdict.WHOLE : isRest(rest, head) ? Verdict.REST : Verdict.NOTHING;
    };
  }

  /** Whether an answer for which the file is the same tells so of more than its size. */
  default boolean isCertain(Head head) {
    return switch (this) {
      case SameSize(_, Optional<RecordedFile> known) ->
          head.status() == 304
              || known.filter(file -> isSame(file, head, head.length())).isPresent();
      case All _, Changed _, Compared _, Rest _ -> true;
    };
  }

  /** Some servers ignore what they are asked (jwebserver), or disagree about ETags. */
  private static boolean isSame(RecordedFile known, Head head, OptionalLong length) {
    return length.orElse(-1) == known.size()
        && strong(head).isPresent()
        && strong(head).equals(known.lastModified());
  }

  private static boolean isRest(Rest rest, Head head) {
    Optional<ContentRange> range = head.range();
    if (range.isEmpty()) {
      return false; // several ranges in one body, or nonsense
    }
    return range.get().first() == rest.from()
        && range.get().last() == range.get().total() - 1
        && isOf(rest.part, head);
  }

  /** Whether a 206 brings bytes of this version: some ETags are of the inode and size (Apache). */
  static boolean isOf(RecordedPart part, Head head) {
    boolean sameTime = head.lastModified().equals(part.lastModified());
    boolean sameVersion =
        part.etag().isPresent()
            ? head.etag().equals(part.etag())
                && (sameTime || head.lastModified().isEmpty() || part.lastModified().isEmpty())
            : sameTime;
    return sameVersion
        && head.range()
            .filter(range -> part.length().orElse(range.total()) == range.total())
            .isPresent();
  }

  /** The Last-Modified that tells versions apart: not one of the last minute. */
  static Optional<Instant> strong(Head head) {
    return head.lastModified()
        .filter(
            modified ->
                head.date().filter(date -> !date.isBefore(modified.plus(STRONG))).isPresent());
  }

  /**
   * By what the rest of an answer can be asked for, should it break off; empty by nothing. Not
   * where no length was announced: what the client makes of chunks that are framed wrongly (a line
   * of theirs that ends in a bare LF) is not of the file.
   */
  static Optional<RecordedPart> version(String temporary, Head head) {
    Optional<String> etag = head.etag().filter(tag -> !tag.startsWith("W/"));
    Optional<Instant> modified = strong(head);
    return head.length().isEmpty() || etag.isEmpty() && modified.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecordedPart(temporary, Optional.of(head.length().getAsLong()), etag, modified));
  }

  static Optional<Validator> validator(Optional<String> etag, Optional<Instant> modified) {
    return etag.<Validator>map(Validator.Tag::new).or(() -> modified.map(Validator.Date::new));
  }
}
