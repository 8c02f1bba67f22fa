package mirror.frontier;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.currency.Question;
import mirror.fetch.Head;
import mirror.fetch.Request;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordedPart;

/**
 * A file of one version that comes in several ranges, each of which grows beside it until the last
 * has come. Safe for threads.
 */
public final class RangedFile {
  /** Of fewer bytes no range is worth a request. */
  static final long LEAST = 1024 * 1024;

  private final RecordedPart version;
  private final Head head;
  private final AtomicInteger missing;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean dropped;

  private RangedFile(RecordedPart version, Head head) {
    this.version = version;
    this.head = head;
    missing = new AtomicInteger(count());
  }

  /**
   * Whether the file that an answer begins to bring may come so: each range is asked for by
   * If-Range, or two versions would be glued together.
   */
  public static boolean suits(Head head, int ranges) {
    return ranges > 1
        && ranges(head, ranges) > 1
        && head.status() == 200
        && head.acceptsRanges()
        && head.encoding().isEmpty()
        && !head.isHtml()
        && Question.version("", head).isPresent();
  }

  private static int ranges(Head head, int most) {
    return (int) Math.min(most, head.length().orElse(0) / LEAST);
  }

  /**
   * A file that suits.
   *
   * @param before what is there of it, if anything is: it is gone on with if it is of this version
   */
  public static RangedFile of(Head head, int most, Optional<RecordedPart> before) {
    String names =
        Stream.generate(PartFile::newName)
            .limit(ranges(head, most))
            .reduce((one, other) -> one + RecordedPart.AND + other)
            .orElseThrow();
    RecordedPart fresh = Question.version(names, head).orElseThrow();
    return new RangedFile(before.filter(fresh::isLike).orElse(fresh), head);
  }

  /** How it is recorded. */
  public RecordedPart version() {
    return version;
  }

  /** The head of the answer that would have brought all of it. */
  public Head head() {
    return head;
  }

  int count() {
    return version.temporaries().size();
  }

  public String name(int number) {
    return version.temporaries().get(number);
  }

  public long length(int number) {
    return first(number + 1) - first(number);
  }

  private long first(int number) {
    long total = version.length().orElseThrow();
    return number == count() ? total : total / count() * number;
  }

  /** For what is missing of a range of which {@code here} bytes are here. */
  public Request request(URI uri, int number, long here) {
    return Request.file(uri)
        .only(
            new Request.Range(
                first(number) + here,
                Optional.of(first(number + 1) - 1),
                Question.validator(version.etag(), version.lastModified())));
  }

  /** Whether an answer brings just that. */
  public boolean isRest(Head answer, int number, long here) {
    return answer.status() == 206
        && answer.encoding().isEmpty()
        && Question.isOf(version, answer)
        && answer.range().orElseThrow().first() == first(number) + here
        && answer.range().orElseThrow().last() == first(number + 1) - 1
        && answer.length().orElse(length(number) - here) == length(number) - here;
  }

  /** One more range is here; whether it was the last. */
  public boolean received() {
    return missing.decrementAndGet() == 0;
  }

  /** Takes it upon the caller to say how the file ended; false when another has done so. */
  public boolean end() {
    return ended.compareAndSet(false, true);
  }

  public boolean isDropped() {
    return dropped;
  }

  public boolean isOver() {
    return ended.get();
  }

  /** All of it, once all ranges are here; they are not any more then. */
  public PartFile assemble(Place.File place) throws IOException {
    var whole = PartFile.resume(place, name(0), length(0));
    try {
      for (int number = 1; number < count(); number++) {
        whole.append(name(number), length(number));
      }
      return whole;
    } catch (IOException e) {
      try (whole) {
        whole.leave();
        throw e;
      }
    }
  }

  /** Nothing is to be made of what is here, nor of what comes yet. */
  public void drop(Place.File place) throws IOException {
    dropped = true;
    for (String name : version.temporaries()) {
      PartFile.remove(place, name);
    }
  }

  /** Targets for all ranges. */
  public Stream<Target> targets(Target file) {
    return IntStream.range(0, count())
        .mapToObj(number -> file.portion(new Portion.Range(this, number)));
  }
}
