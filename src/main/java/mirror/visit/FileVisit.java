package mirror.visit;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.Currency;
import mirror.currency.Question;
import mirror.currency.Update;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.frontier.Outcome;
import mirror.frontier.Portion;
import mirror.frontier.RangedFile;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.Listing;
import mirror.local.DirectoryRecord;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedFile;
import mirror.scope.Filter;
import mirror.scope.Scope;

/** A visit to what is probably a file: asked about as far as it is known, and stored whole. */
final class FileVisit {
  private final Update update;
  private final int ranges;
  private final Currency currency;
  private final Questions questions;
  private final ChecksumPolicy checks;
  private final Requests requests;
  private final RecordStore records;
  private final Opening opening;
  private final Filter filter;
  private final HtmlGate gate;
  private final Ledger ledger;
  private final Setback setback;
  private final Tally tally;
  private final InstantSource clock;

  FileVisit(
      Update update,
      int ranges,
      ChecksumPolicy checks,
      Requests requests,
      RecordStore records,
      Opening opening,
      Filter filter,
      HtmlGate gate,
      Ledger ledger,
      Setback setback,
      Tally tally,
      InstantSource clock) {
    this.update = update;
    this.ranges = ranges;
    currency = update.currency();
    questions = new Questions(update.sizeOnly());
    this.checks = checks;
    this.requests = requests;
    this.records = records;
    this.opening = opening;
    this.filter = filter;
    this.gate = gate;
    this.ledger = ledger;
    this.setback = setback;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Visits a file.
   *
   * @param storeMismatch whether it is stored although a checksum file contradicts it
   */
  Outcome to(Target target, Place.File place, boolean storeMismatch) throws IOException {
    return recorded(target, place, record -> visit(target, place, storeMismatch, record));
  }

  private interface Recorded {
    Outcome visit(DirectoryRecord record) throws IOException;
  }

  private Outcome recorded(Target target, Place.File place, Recorded visit) throws IOException {
    if (target.record().isPresent()) {
      return visit.visit(target.record().get());
    }
    DirectoryRecord record = QueryDirectory.record(target, place, records);
    try {
      return visit.visit(record);
    } finally {
      record.release();
    }
  }

  /** Ends the visits to the ranges of a file, which are all here. */
  Outcome assemble(Target target, Place.File place, RangedFile file) throws IOException {
    return recorded(target, place, record -> assemble(target, place, file, record));
  }

  private Outcome assemble(Target target, Place.File place, RangedFile file, DirectoryRecord record)
      throws IOException {
    Optional<BasicFileAttributes> here = place.existing();
    Optional<RecordedFile> known = intact(place, here, Subject.recorded(target, place, record));
    var subject = new Subject(target, place, false, record, here, known, Optional.empty());
    try (var download = download(subject, new Question.All())) {
      download.take(file.assemble(place));
      DigestReceiver check = checks.of(target, place, download);
      check.find();
      Outcome outcome =
          check.passed(download.part(), false, () -> ledger.store(subject, download, file.head()));
      return outcome instanceof Outcome.Mismatch
          ? new Outcome.Moved(target.whole().portion(new Portion.Again()))
          : outcome;
    }
  }

  /** A large file comes in ranges, each a visit of its own. */
  private Outcome divide(Subject subject, Head head) throws IOException {
    DirectoryRecord record = subject.record();
    String name = subject.place().name();
    var file = RangedFile.of(head, ranges, record.part(name));
    record.putPart(name, file.version());
    return new Outcome.Divided(file.targets(subject.target()).toList());
  }

  private Outcome visit(
      Target target, Place.File place, boolean storeMismatch, DirectoryRecord record)
      throws IOException {
    if (target.redirects() > 0 && target.unfragmented().isPresent()) {
      record.keep(place.name()); // no row names it, but one links a place in it
    }
    // A directory may be what its link without a slash led to before, and will again: the answer
    // tells.
    Optional<BasicFileAttributes> here = place.find();
    if (update.noClobber() && here.isPresent()) {
      return new Outcome.Unchanged(place.path());
    }
    Optional<Question.Rest> begun = Subject.begun(place, record);
    Optional<RecordedFile> known = Subject.recorded(target, place, record);
    Optional<RecordedFile> intact = intact(place, here, known);
    var subject = new Subject(target, place, storeMismatch, record, here, intact, begun);
    if (intact.isPresent() && !Currency.isHere(known.get(), here.get())) {
      if (!intact.equals(known)) {
        subject.put(intact.get());
      }
      if (isCurrent(target, intact.get())) {
        return new Outcome.Unchanged(place.path());
      }
    }
    return ask(subject, begun.<Question>map(rest -> rest).orElse(questions.about(subject, known)));
  }

  private static Optional<RecordedFile> intact(
      Place.File place, Optional<BasicFileAttributes> here, Optional<RecordedFile> known)
      throws IOException {
    return here.isPresent() && known.isPresent()
        ? Subject.intact(place, here.get(), known.get())
        : Optional.empty();
  }

  private boolean isCurrent(Target target, RecordedFile known) {
    return currency
        .doubt(target.named().toString(), known, target.row(), clock.instant())
        .isEmpty();
  }

  private Outcome ask(Subject subject, Question question) throws IOException {
    Target target = subject.target();
    try (var download = download(subject, question)) {
      DigestReceiver check = checks.of(target, subject.place(), download);
      return switch (requests.fetch(question.request(target.uri()), check)) {
        case FetchResult.Received(Head head, long bytes)
            when question.judge(head, OptionalLong.of(bytes)) == Question.Verdict.SAME ->
            ledger.keep(subject, question, head); // no length was announced
        case FetchResult.Received(Head head, _) when !download.isWhole(head) -> {
          download.keep();
          yield setback.broken(target, new FetchResult.Broken(Fault.TRUNCATED, ""));
        }
        case FetchResult.Received(Head head, _) -> received(subject, download, check, head);
        case FetchResult.Declined(Head head) when download.refusal(head).isPresent() ->
            new Outcome.Filtered(download.refusal(head).get());
        case FetchResult.Declined(Head head) when !download.isStorable(head) ->
            question.isPartial() && head.status() == 206
                ? ask(subject, new Question.All())
                : setback.encoded(head);
        case FetchResult.Declined(Head head) when download.isDivisible(head) ->
            divide(subject, head);
        case FetchResult.Declined(Head head) ->
            question.judge(head) == Question.Verdict.SAME
                ? ledger.keep(subject, question, head)
                : ask(subject, new Question.All());
        case FetchResult.NotModified _ when question.isPartial() ->
            ask(subject, new Question.All());
        case FetchResult.NotModified(Head head) -> notModified(subject, question, head);
        case FetchResult.Moved moved -> setback.moved(target, moved);
        // Some say by 412 that If-Range does not hold (RFC 9110, section 13.1.5, would have a 200),
        // others by any status that they know no ranges.
        case FetchResult.Refused refused
            when question.isPartial() && setback.mayNotPass(target, refused) ->
            ask(subject, new Question.All());
        case FetchResult.Refused refused -> {
          Optional<Outcome> absence = ledger.absence(subject, refused);
          yield absence.isPresent()
              ? absence.get()
              : setback.refused(target, refused, !target.isSeed() || ledger.isListed(subject));
        }
        case FetchResult.Broken broken -> {
          download.keep();
          Outcome outcome = setback.broken(target, broken);
          boolean perhapsByRange = question.isPartial() && !download.isFurther();
          yield perhapsByRange && outcome instanceof Outcome.Failed && broken.fault().mayPass()
              ? ask(subject, new Question.All())
              : outcome;
        }
      };
    }
  }

  private Download download(Subject subject, Question question) {
    return new Download(
        filter,
        subject.target(),
        subject.place(),
        subject.record(),
        question,
        subject.begun(),
        ledger,
        tally,
        subject.target().portion() instanceof Portion.Any ? ranges : 1);
  }

  /**
   * By its date alone a file is "not modified" if it is older, to some servers (Python): they are
   * asked again, and then no more in that way.
   */
  private Outcome notModified(Subject subject, Question question, Head head) throws IOException {
    if (question.asked().isEmpty()) {
      return setback.notModified();
    }
    RecordedFile known = question.asked().get();
    if (known.etag().isPresent() || head.lastModified().equals(known.lastModified())) {
      return ledger.keep(subject, question, head);
    }
    return known.lastModified().isEmpty()
        ? setback.notModified()
        : ask(subject, questions.afterDate(subject, known));
  }

  private Outcome received(Subject subject, Download download, DigestReceiver check, Head head)
      throws IOException {
    PartFile file = download.part();
    if (head.isHtml() && Opening.mayBeListing(subject.target(), file.size())) {
      Listing listing =
          PageReceiver.read(PageReceiver.source(subject.target().uri(), head, file::read));
      if (Opening.isListing(listing)) {
        subject.record().giveUp();
        return opening.listing(subject.target(), subject.place(), listing);
      }
      listing.close();
    }
    Optional<Scope.Refusal> unwanted =
        subject.target().refusal(filter, OptionalLong.of(file.size()));
    if (unwanted.isPresent()) {
      return new Outcome.Filtered(unwanted.get());
    }
    return gate.isFor(subject, file, head) && !subject.isSameBody(file, head)
        ? gate.pass(subject, download, check, head)
        : check.passed(file, subject.storeMismatch(), () -> ledger.store(subject, download, head));
  }
}
