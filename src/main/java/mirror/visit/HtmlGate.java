package mirror.visit;

import java.io.IOException;
import java.io.InputStream;
import mirror.currency.ListedRow;
import mirror.fetch.Head;
import mirror.frontier.Failure;
import mirror.frontier.HeldFile;
import mirror.frontier.Outcome;
import mirror.local.PartFile;

/** Lets HTML pass that is a file, and keeps out, or waiting, what answers in a file's place. */
final class HtmlGate {
  private final UnexpectedHtml unexpected;
  private final Ledger ledger;

  HtmlGate(UnexpectedHtml unexpected, Ledger ledger) {
    this.unexpected = unexpected;
    this.ledger = ledger;
  }

  /**
   * Whether a file came as HTML. Logins call themselves anything or nothing: the listing's other
   * size tells them from a file that begins so, and where it shows none, the file that stands here.
   */
  boolean isFor(Subject subject, PartFile file, Head head) throws IOException {
    if (head.isHtml()) {
      return true;
    }
    ListedRow row = subject.target().row();
    boolean refuted = row.refutes(file.size());
    if (!refuted && (row.size().isPresent() || subject.here().isEmpty())) {
      return false;
    }
    try (InputStream in = file.read()) {
      return UnexpectedHtml.isPage(in)
          && (!refuted || ledger.row(subject, file.size()).refutes(file.size()));
    }
  }

  /** What becomes of a file that came as HTML. */
  Outcome pass(Subject subject, Download download, DigestReceiver check, Head head)
      throws IOException {
    PartFile file = download.part();
    var body = new UnexpectedHtml.Body(subject.target().origin(), file.size(), file.crc());
    UnexpectedHtml.Verdict verdict =
        unexpected.judge(
            ledger.row(subject, file.size()), subject.place(), download.partBefore(), body);
    boolean expected = verdict == UnexpectedHtml.Verdict.EXPECTED;
    if (expected || check.isClaimed()) {
      // Where a checksum file knows what it should be, nothing else of it is stored.
      return check.passed(
          file, subject.storeMismatch() && expected, () -> ledger.store(subject, download, head));
    }
    if (verdict.isRefusal()) {
      return refused(verdict);
    }
    subject.record().retain(1);
    download.hold();
    return new Outcome.Held(new HeldPage(subject, download, head, body));
  }

  private static Outcome refused(UnexpectedHtml.Verdict verdict) {
    return new Outcome.Failed(new Failure(Failure.Kind.PROTOCOL, verdict.toString()));
  }

  /** A page that may be one that answers for everything. */
  private final class HeldPage implements HeldFile {
    private final Subject subject;
    private final Download download;
    private final Head head;
    private final UnexpectedHtml.Body body;

    HeldPage(Subject subject, Download download, Head head, UnexpectedHtml.Body body) {
      this.subject = subject;
      this.download = download;
      this.head = head;
      this.body = body;
    }

    @Override
    public Outcome settle() throws IOException {
      UnexpectedHtml.Verdict verdict = unexpected.again(body);
      return verdict.isRefusal() ? refused(verdict) : ledger.put(subject, download, head);
    }

    @Override
    public void close() throws IOException {
      try {
        download.close();
      } finally {
        subject.record().release();
      }
    }
  }
}
