package mirror.checksum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A checksum file, read line by line: what {@code sha256sum} and its like write, with tags or
 * without, also inside a signed message. What is no checksum is passed over.
 */
public final class ChecksumFile {
  /** In bytes: the longest path that Linux knows, all of it escaped, and a digest. */
  private static final int LONGEST_LINE = 10_000;

  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

  private final InputStream in;
  private final ChecksumName name;

  /** Of a file of that name; {@code in} stays the caller's to close. */
  public ChecksumFile(InputStream in, ChecksumName name) {
    this.in = new BufferedInputStream(in);
    this.name = name;
  }

  /** The next checksum in the file. */
  public Optional<ChecksumLine> next() throws IOException {
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      if (line.get().equals(SIGNATURE)) {
        return Optional.empty();
      }
      Optional<ChecksumLine> checksum = ChecksumLine.parse(line.get(), name);
      if (checksum.isPresent()) {
        return checksum;
      }
    }
    return Optional.empty();
  }

  /** The next line, of any system; what is too long for one counts as empty. */
  private Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length++ < LONGEST_LINE) {
        line.write(next);
      }
    }
    String text = length > LONGEST_LINE ? "" : line.toString(UTF_8);
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return Optional.of(
        unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked);
  }
}
