package mirror.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.Question;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.frontier.RangedFile;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordedPart;
import mirror.scope.Filter;
import mirror.scope.Scope;

/**
 * The answer to a question about a file, on its way to disk if it brings what is wanted. What is
 * there of it can be gone on with if the run dies; what was there of it before is kept until more
 * is.
 */
final class Download implements Receiver, WritableByteChannel {
  /** Of so few bytes nothing is recorded while they come: they come again as quickly. */
  private static final long FEW = 64 * 1024;

  /**
   * Servers send these names' bytes as they are and call that an encoding (Apache's AddEncoding),
   * wherever in a name the extension stands: {@code a.tar.gz.asc} is "gzip" to Apache too.
   */
  private static final Map<String, List<String>> ENCODED_NAMES =
      Map.of(
          "gzip", List.of(".gz", ".tgz", ".svgz"),
          "compress", List.of(".z", ".taz"),
          "br", List.of(".br"),
          "brotli", List.of(".br"),
          "zstd", List.of(".zst", ".tzst"),
          "bzip2", List.of(".bz2"),
          "xz", List.of(".xz", ".txz"));

  private final Filter filter;
  private final Target target;
  private final Place.File place;
  private final DirectoryRecord record;
  private final Question question;
  private final Optional<Question.Rest> before;
  private final Ledger ledger;
  private final Tally tally;
  private final int ranges;
  private volatile Optional<PartFile> part = Optional.empty();
  private volatile Optional<RecordedPart> version = Optional.empty();
  private boolean recorded;
  private boolean held;

  /**
   * Begins nothing yet.
   *
   * @param before what is there of the file
   * @param ranges how many the file may come in
   */
  Download(
      Filter filter,
      Target target,
      Place.File place,
      DirectoryRecord record,
      Question question,
      Optional<Question.Rest> before,
      Ledger ledger,
      Tally tally,
      int ranges) {
    this.filter = filter;
    this.target = target;
    this.place = place;
    this.record = record;
    this.question = question;
    this.before = before;
    this.ledger = ledger;
    this.tally = tally;
    this.ranges = ranges;
  }

  /** It came otherwise. */
  void take(PartFile whole) {
    part = Optional.of(whole);
  }

  @Override
  public Optional<WritableByteChannel> open(Head head) throws IOException {
    if (refusal(head).isPresent() || !isStorable(head) || isDivisible(head)) {
      return Optional.empty();
    }
    return switch (question.judge(head)) {
      case WHOLE -> {
        if (!head.isHtml()) {
          ledger.checkRoom(target, place); // before the file comes for nothing
        }
        part = Optional.of(PartFile.create(place));
        version = Question.version(part.get().name(), head);
        head.length().ifPresent(tally::expects);
        yield Optional.of(this);
      }
      case REST -> {
        Question.Rest rest = before.orElseThrow();
        part = Optional.of(PartFile.resume(place, rest.part().temporary(), rest.from()));
        version = Optional.of(rest.part());
        recorded = true;
        head.length().ifPresent(tally::expects);
        yield Optional.of(this);
      }
      case SAME, NOTHING -> Optional.empty();
    };
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    PartFile file = part.orElseThrow();
    int count = file.write(source);
    if (!recorded && version.isPresent() && file.size() > Math.max(FEW, sizeBefore())) {
      record();
    }
    return count;
  }

  private void record() throws IOException {
    record.putPart(place.name(), version.orElseThrow());
    recorded = true;
    if (before.isPresent()) {
      PartFile.remove(place, before.get().part().temporary());
    }
  }

  private long sizeBefore() {
    return before.map(Question.Rest::here).orElse(0L);
  }

  @Override
  public void received(long bytes) {
    tally.receives(bytes);
  }

  /** Why the user does not want the file, as far as its answer's head shows. */
  Optional<Scope.Refusal> refusal(Head head) {
    OptionalLong size =
        head.range().map(range -> OptionalLong.of(range.total())).orElse(head.length());
    // HTML may be a directory's, whose own name and size do not count.
    return head.isHtml() ? Optional.empty() : target.refusal(filter, size);
  }

  /** Whether the body is the file as it is, and not in an encoding that was not asked for. */
  boolean isStorable(Head head) {
    if (head.encoding().isEmpty()) {
      return true;
    }
    String name = place.name().toLowerCase(Locale.ROOT);
    // "a.gz.gz" comes in two encodings from Apache
    return Arrays.stream(head.encoding().get().split(",", -1))
        .map(encoding -> encoding.strip().replaceFirst("^x-", ""))
        .flatMap(encoding -> ENCODED_NAMES.getOrDefault(encoding, List.of()).stream())
        .anyMatch(extension -> (name + '.').contains(extension + '.'));
  }

  /** Whether all of the file would come, and had better come in ranges. */
  boolean isDivisible(Head head) {
    return RangedFile.suits(head, ranges) && question.judge(head) == Question.Verdict.WHOLE;
  }

  /** What came of the file before and still stands here, unless this went on with it. */
  Optional<Place.File> partBefore() throws IOException {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    String name = before.get().part().temporary();
    boolean other = !name.equals(part().name()) && PartFile.left(place, name).isPresent();
    return other ? Optional.of(new Place.File(place.directory(), name)) : Optional.empty();
  }

  /** What was received, once it was. */
  PartFile part() {
    return part.orElseThrow();
  }

  /**
   * Whether what was received is all, where no length was announced: the rest of a file may come
   * so, and where chunks say their sizes otherwise than in hexadecimal digits, the client takes the
   * first for the last (JDK 25, ResponseContent).
   */
  boolean isWhole(Head head) {
    long size = part().size();
    return head.status() == 206
        ? head.range().filter(range -> range.total() != size).isEmpty()
        : size > 0 || head.length().isPresent() || !target.row().contradicts(0);
  }

  /** It broke off: what came of it is left to be gone on with, if it is more than there was. */
  void keep() throws IOException {
    if (part.isEmpty() || version.isEmpty()) {
      return;
    }
    if (!recorded && isFurther()) {
      record();
    }
    if (recorded) {
      part.get().leave();
    }
  }

  /** Whether more of it is here than there was. */
  boolean isFurther() {
    return part.isPresent() && part.get().size() > sizeBefore();
  }

  /** The file is whole: what was there of it counts no more. */
  void done() throws IOException {
    record.endPart(place.name());
    if (before.isPresent() && !before.get().part().temporary().equals(part().name())) {
      PartFile.remove(place, before.get().part().temporary());
    }
  }

  /** Nothing more comes, but what becomes of it is decided later: it outlives the next close. */
  void hold() {
    held = true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (held) {
      held = false;
      part().pause();
    } else if (part.isPresent()) {
      part.get().close();
    }
  }
}
