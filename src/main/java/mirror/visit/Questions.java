package mirror.visit;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mirror.currency.Question;
import mirror.local.RecordedFile;

/** What servers are asked about files. Safe for threads. */
final class Questions {
  private final boolean sizeOnly;

  /** Origins whose 304 to a date does not say whether it is the file's. */
  private final Set<String> vague = ConcurrentHashMap.newKeySet();

  /** Of a run; {@code sizeOnly} as for {@link mirror.currency.Update}. */
  Questions(boolean sizeOnly) {
    this.sizeOnly = sizeOnly;
  }

  /**
   * About a file of which nothing was begun.
   *
   * @param recorded what is known of it, whatever stands here
   */
  Question about(Subject subject, Optional<RecordedFile> recorded) {
    if (subject.here().isEmpty()) {
      return new Question.All();
    }
    BasicFileAttributes here = subject.here().get();
    if (sizeOnly) {
      return new Question.SameSize(
          here.size(), subject.known().filter(known -> !isVague(subject, known)));
    }
    if (subject.known().isPresent()) {
      RecordedFile known = subject.known().get();
      return isVague(subject, known) ? compared(known) : new Question.Changed(known);
    }
    return recorded.isPresent()
        ? new Question.All()
        : new Question.Compared(
            here.size(),
            // HTTP dates know whole seconds
            here.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The same, when a 304 to its date said nothing; its server is asked so no more. */
  Question afterDate(Subject subject, RecordedFile known) {
    vague.add(subject.target().origin());
    return sizeOnly ? new Question.SameSize(known.size(), Optional.empty()) : compared(known);
  }

  /**
   * Whether a 304 would say nothing: who grows a file and keeps its time has one for it, so that a
   * row of another size asks for the size.
   */
  private boolean isVague(Subject subject, RecordedFile known) {
    return known.etag().isEmpty()
        && known.lastModified().isPresent()
        && (vague.contains(subject.target().origin())
            || subject.target().row().refutes(known.size()));
  }

  private static Question compared(RecordedFile known) {
    return new Question.Compared(known.size(), known.lastModified().orElseThrow());
  }
}
