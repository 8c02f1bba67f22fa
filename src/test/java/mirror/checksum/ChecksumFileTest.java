package mirror.checksum;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples are what GNU coreutils 9.1, OpenSSL 3.0 and GnuPG 2.2 wrote of the same files. */
class ChecksumFileTest {
  private static final String SHA256_OF_A =
      "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";

  /** The files that the samples are about, and what was in them. */
  private static final List<List<String>> CONTENTS =
      List.of(
          List.of("a.txt", "a\n"),
          List.of("b c.bin", "b"),
          List.of("new\nline", "x"),
          List.of("back\\slash", "y"),
          List.of("sub/z", "z"),
          List.of("größe.txt", "u"),
          List.of("p(a)r) = en", "p"));

  @ParameterizedTest
  @CsvSource({
    "md5sum, MD5SUMS, MD5",
    "sha256sum, SHA256SUMS, SHA256",
    "sha256sum-b, sha256sum.txt, SHA256",
    "sha512sum--tag, CHECKSUM, SHA512",
    "gpg--clearsign, Some-Server-39-CHECKSUM, SHA256",
  })
  void whatTheToolsWriteIsRead(String sample, String name, Algorithm algorithm) throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    for (List<String> file : CONTENTS) {
      expected.put(file.getFirst(), digest(algorithm, file.getLast()).toString());
    }
    assertEquals(expected, read(name, sample(sample)));
  }

  @Test
  void openSslNamesItsAlgorithmInItsOwnWay() throws Exception {
    Map<String, String> read = read("CHECKSUM", sample("openssl-dgst-sha256"));
    assertEquals(List.of("a.txt", "b c.bin", "sub/z", "größe.txt", "p(a)r) = en"), paths(read));
    assertEquals(SHA256_OF_A, read.get("a.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  a.txt",
        "%s *a.txt",
        "%s a.txt",
        "%s\ta.txt",
        "%s  ./a.txt",
        "%s  .//a.txt\r",
        "\ufeff%s  a.txt",
        "# SHA-256\n\n%s  a.txt\nabc  b\n",
        "SHA256 (a.txt) = %s",
        "sha256(a.txt)=%s",
        "BLAKE2b (b) = %1$s%1$s\nSHA256 (a.txt) = %1$s",
        "%s  a.txt\n%1$s  /etc/passwd\n%1$s  ../b\n%1$s  c/../d\n%1$s  e/\n%1$s  .\n",
        "%s  a.txt\n%1$s00  b\nMD5 (c) = %1$s\n",
        "%s  a.txt\n-----BEGIN PGP SIGNATURE-----\n%1$s  b\n",
      })
  void oneFileIsReadOf(String text) throws Exception {
    assertEquals(
        Map.of("a.txt", SHA256_OF_A), read("SHA256SUMS", text.formatted(SHA256_OF_A)), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s\n",
        "%s  -",
        "%s  a.iso",
        "%s  /elsewhere/build/a.iso",
        "SHA256(../out/a.iso)= %s"
      })
  void aFileAboutOneNeedNotNameIt(String text) throws Exception {
    assertEquals(
        Map.of("a.iso", SHA256_OF_A), read("a.iso.sha256", text.formatted(SHA256_OF_A)), text);
  }

  @Test
  void aFileWithTheNameOfOneMayBeAboutOthers() throws Exception {
    assertEquals(
        List.of("a.iso", "b.iso"),
        paths(read("release.sha256", "%1$s  a.iso\n%1$s  b.iso".formatted(SHA256_OF_A))));
  }

  @Test
  void aDigestAloneIsAboutNothingInAFileAboutMany() throws Exception {
    assertEquals(Map.of(), read("SHA256SUMS", SHA256_OF_A));
    assertEquals(Map.of(), read("SHA256SUMS", SHA256_OF_A + "  -"));
  }

  @Test
  void digestsOfAnotherAlgorithmThanTheNameTellsAreNotRead() throws Exception {
    assertEquals(Map.of(), read("SHA512SUMS", SHA256_OF_A + "  a.txt"));
  }

  @Test
  void aLineWithoutAnEndIsNotKept() throws Exception {
    var endless =
        new InputStream() {
          private long left = 30_000_000L;

          @Override
          public int read() {
            throw new AssertionError("byte by byte it would take too long");
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            left -= count;
            Arrays.fill(bytes, from, from + count, (byte) 'a');
            return left > 0 ? count : -1;
          }
        };
    ChecksumName name = ChecksumName.of("SHA256SUMS").orElseThrow();
    assertEquals(Optional.empty(), new ChecksumFile(endless, name).next());
  }

  @Test
  void theStrongestDigestCounts() throws Exception {
    var checksums = new Checksums(10);
    for (String sample : List.of("md5sum", "sha512sum--tag", "sha256sum")) {
      checksums.add(file("CHECKSUM", sample(sample)), path -> path);
    }
    assertEquals(CONTENTS.size(), checksums.size());
    assertEquals(Optional.of(digest(Algorithm.SHA512, "z")), checksums.find("sub/z"));
    assertEquals(Optional.empty(), checksums.find("z"));
  }

  @Test
  void noMoreAreKeptThanAllowed() throws Exception {
    assertFalse(
        new Checksums(CONTENTS.size() - 1).add(file("CHECKSUM", sample("md5sum")), path -> path));
    assertTrue(
        new Checksums(CONTENTS.size()).add(file("CHECKSUM", sample("md5sum")), path -> path));
  }

  private static Map<String, String> read(String name, String text) throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    ChecksumFile file = file(name, text);
    for (var line = file.next(); line.isPresent(); line = file.next()) {
      read.put(line.get().path(), line.get().digest().toString());
    }
    return read;
  }

  private static ChecksumFile file(String name, String text) {
    return new ChecksumFile(
        new ByteArrayInputStream(text.getBytes(UTF_8)), ChecksumName.of(name).orElseThrow());
  }

  private static String sample(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/checksums", name));
  }

  private static Digest digest(Algorithm algorithm, String text) throws IOException {
    return Digest.of(algorithm, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> paths(Map<String, String> read) {
    return List.copyOf(read.keySet());
  }
}
