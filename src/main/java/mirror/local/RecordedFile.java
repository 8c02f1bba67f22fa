package mirror.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a file that was mirrored.
 *
 * @param link the last segment of its URL, as it was linked
 * @param size in bytes, as read back when it stood in its place
 * @param modified here, as read back
 * @param crc its CRC-32C
 * @param age {@code Date} minus {@code Last-Modified} in the answer that last confirmed the file;
 *     empty where it lacked one
 * @param asked when the server was last asked about it, by the clock here
 * @param rows confirmed for this body, the one seen last first
 */
public record RecordedFile(
    String link,
    long size,
    Instant modified,
    int crc,
    Optional<String> etag,
    Optional<Instant> lastModified,
    Optional<Duration> age,
    Instant asked,
    List<RecordedRow> rows) {
  /** Back ends that disagree show one file in several ways; hardly in more. */
  public static final int MOST_ROWS = 4;

  /** Is shown the files of a record. */
  public interface Reader {
    /** One file; {@code listed} whether the listing names it, as far as is known. */
    void file(String name, RecordedFile file, boolean listed) throws IOException;
  }

  public RecordedFile {
    rows = List.copyOf(rows);
  }

  /** The row of this text, where it was seen beside this body. */
  public Optional<RecordedRow> row(String text) {
    for (RecordedRow row : rows) {
      if (row.text().equals(text)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Its URL, in a directory that has this one. */
  public URI uri(URI directory) {
    return URI.create(UrlPath.directory(directory) + link);
  }

  /** The same file, whose time was put right. */
  public RecordedFile standingAs(BasicFileAttributes file) {
    return new RecordedFile(
        link, size, file.lastModifiedTime().toInstant(), crc, etag, lastModified, age, asked, rows);
  }

  /** The same file, asked about when another was. */
  public RecordedFile askedAs(RecordedFile other) {
    return new RecordedFile(
        link, size, modified, crc, etag, lastModified, other.age, other.asked, rows);
  }

  List<String> fields() {
    List<String> fields = new ArrayList<>();
    fields.add(link);
    fields.add(String.valueOf(size));
    fields.add(RecordLine.seconds(modified));
    fields.add(HexFormat.of().toHexDigits(crc));
    fields.add(String.valueOf(asked.getEpochSecond()));
    fields.add(RecordLine.orNothing(age.map(Duration::toSeconds)));
    fields.add(RecordLine.orNothing(lastModified.map(Instant::getEpochSecond)));
    fields.add(RecordLine.orNothing(etag));
    rows.forEach(row -> fields.add(row.field()));
    return fields;
  }

  /** Throws IllegalArgumentException where it is none. */
  static String link(RecordLine line) {
    String link = line.text();
    var _ = URI.create("/" + link);
    return link;
  }

  static RecordedFile of(RecordLine line) {
    String link = link(line);
    long size = line.number();
    Instant modified = line.time();
    int crc = Integer.parseUnsignedInt(line.text(), 16);
    Instant asked = line.time();
    Optional<Duration> age = line.optional().map(Long::parseLong).map(Duration::ofSeconds);
    Optional<Instant> lastModified =
        line.optional().map(Long::parseLong).map(Instant::ofEpochSecond);
    Optional<String> etag = line.optional();
    List<RecordedRow> rows = new ArrayList<>(1);
    while (line.hasMore()) {
      rows.add(RecordedRow.of(line.text()));
    }
    return new RecordedFile(link, size, modified, crc, etag, lastModified, age, asked, rows);
  }
}
