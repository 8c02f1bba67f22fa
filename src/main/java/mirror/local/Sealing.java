package mirror.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes the lines of a record, and looks whether a {@link Seal} may follow them. */
final class Sealing {
  private final String url;
  private final Freshness freshness;
  private final CRC32C checksum = new CRC32C();
  private final OutputStream out;
  private final RecordedListing.Lines listing = new RecordedListing.Lines();
  private Instant from = Instant.MIN;
  private Instant until = Instant.MAX;
  private long rows;
  private int files;
  private boolean fresh = true;

  /** Of the record of {@code url}. */
  Sealing(OutputStream out, String url, Freshness freshness) {
    this.out = new CheckedOutputStream(out, checksum);
    this.url = url;
    this.freshness = freshness;
  }

  /** Writes the header, or a line that was made anew. */
  void write(byte[] line) throws IOException {
    write(RecordLine.sound(line, 0, line.length - 1));
  }

  /** Writes all of a line, wherever it was read to. */
  void write(RecordLine line) throws IOException {
    line.copy(out);
    if (fresh) {
      RecordLine again = line.again();
      RecordTag.of(again.text()).ifPresent(tag -> look(tag, again));
    }
  }

  private void look(RecordTag tag, RecordLine line) {
    switch (tag) {
      case LIST -> listing.begin(line);
      case DIR -> listing.directory(line);
      case FILE -> look(line.text(), line.as(RecordedFile::of));
      case KEPT, LEFT, SEED, WANT, MISS, GONE, PART, ENDED, SEAL -> fresh = false;
    }
  }

  private void look(String name, Optional<RecordedFile> file) {
    Optional<Instant> end = file.flatMap(known -> freshness.until(url + known.link(), known));
    fresh &= end.isPresent();
    if (fresh) {
      Instant asked = file.orElseThrow().asked();
      files++;
      rows += RecordedPage.row(name, file.orElseThrow().rows().getFirst().text());
      from = asked.isAfter(from) ? asked : from;
      until = end.get().isBefore(until) ? end.get() : until;
    }
  }

  /** Ends the record: with a seal, if each file that its page showed is fresh. */
  void end() throws IOException {
    boolean whole =
        listing
            .listing()
            .filter(last -> last.files() == files)
            .flatMap(RecordedListing::page)
            .filter(page -> page.rows() == rows)
            .isPresent();
    if (fresh && whole && files > 0) {
      out.write(new Seal((int) checksum.getValue(), from, until).line());
    }
  }
}
