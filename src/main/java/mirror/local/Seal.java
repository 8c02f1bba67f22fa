package mirror.local;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What the last line of a record says of all before it: it holds the files that its page showed,
 * under the rows that it showed, and while the seal is valid each needs no more than a look whether
 * it is here.
 *
 * @param checksum of all bytes before the line
 * @param from when the last of the files was asked about
 * @param until when the first is to be asked about again
 */
record Seal(int checksum, Instant from, Instant until) {
  boolean isValidAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  byte[] line() {
    return RecordLine.of(
        List.of(
            RecordTag.SEAL.toString(),
            HexFormat.of().toHexDigits(checksum),
            RecordLine.seconds(from),
            RecordLine.seconds(until)));
  }

  static Seal of(RecordLine line) {
    return new Seal(Integer.parseUnsignedInt(line.text(), 16), line.time(), line.time());
  }
}
