package mirror.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import mirror.checksum.Algorithm;
import mirror.checksum.Digest;
import mirror.fetch.Head;
import mirror.fetch.Heads;
import mirror.fetch.Receiver;
import mirror.frontier.ChecksumCache;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Outcome;
import mirror.local.LocalTree;
import mirror.local.PartFile;
import mirror.local.Place;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestReceiverTest {
  private static final Outcome STORED = new Outcome.Known();

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private Place.File place;
  @AutoClose private PartFile part;

  @BeforeEach
  void begin() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    place = (Place.File) tree.place(URI.create("http://host/a"));
    part = PartFile.create(place);
  }

  @ParameterizedTest
  @CsvSource({"'', abcdef", "abc, def", "abcdef, ''"})
  void aFileThatWasGoneOnWithIsDigestedAsAWhole(String before, String now) throws IOException {
    write(part, before);
    DigestReceiver check = check(said("abcdef"));
    write(check.open(Heads.of(200)).orElseThrow(), now);
    assertEquals(STORED, check.passed(part, false, () -> STORED));
  }

  @Test
  void whatIsNotWhatIsSaidIsStoredOnlyIfItMay() throws IOException {
    for (boolean may : new boolean[] {false, true}) {
      DigestReceiver check = check(said("something else"));
      write(check.open(Heads.of(200)).orElseThrow(), "abcdef");
      var doubtful =
          assertInstanceOf(Outcome.Mismatch.class, check.passed(part, may, () -> STORED));
      assertEquals(may, doubtful.outcome().equals(STORED));
      assertEquals("its SHA-256 is not what SUMS says", doubtful.reason());
    }
  }

  @Test
  void whatNothingIsSaidOfIsStored() throws IOException {
    DigestReceiver check = check(Optional.empty());
    write(check.open(Heads.of(200)).orElseThrow(), "abcdef");
    assertEquals(STORED, check.passed(part, false, () -> STORED));
  }

  private DigestReceiver check(Optional<ListedChecksums.Claim> claim) {
    Receiver receiver =
        new Receiver() {
          @Override
          public Optional<WritableByteChannel> open(Head head) {
            return Optional.of(part);
          }

          @Override
          public void received(long bytes) {}
        };
    return new DigestReceiver(place, receiver, () -> claim);
  }

  private Optional<ListedChecksums.Claim> said(String content) throws IOException {
    Digest digest = Digest.of(Algorithm.SHA256, new ByteArrayInputStream(content.getBytes(UTF_8)));
    var source =
        new ChecksumCache.Source(
            URI.create("http://host/SUMS"), new Place.File(place.directory(), "SUMS"));
    return Optional.of(new ListedChecksums.Claim(digest, source));
  }

  private static void write(WritableByteChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
