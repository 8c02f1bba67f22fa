package mirror.checksum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumNameTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "MD5SUMS, MD5, -",
        "SHA1SUMS, SHA1, -",
        "SHA256SUMS, SHA256, -",
        "SHA512SUMS, SHA512, -",
        "sha256sums, SHA256, -",
        "md5sum.txt, MD5, -",
        "SHA256SUMS.txt, SHA256, -",
        "tool_1.2_SHA256SUMS, SHA256, -",
        "SHA256, SHA256, -",
        "SHA512, SHA512, -",
        "MD5, MD5, -",
        "CHECKSUM, -, -",
        "CHECKSUMS, -, -",
        "checksums.txt, -, -",
        "Fedora-Server-39-1.5-x86_64-CHECKSUM, -, -",
        "CHECKSUM.SHA512-FreeBSD-14.0-RELEASE-amd64, SHA512, -",
        "a.iso.sha256, SHA256, a.iso",
        "a.tar.gz.md5, MD5, a.tar.gz",
        "a.jar.SHA1, SHA1, a.jar",
        "a.iso.sha512sum, SHA512, a.iso",
        "checksums.sha256, SHA256, checksums",
      })
  void aChecksumFileIsKnownByItsName(String name, Algorithm algorithm, String subject) {
    assertEquals(
        Optional.of(new ChecksumName(Optional.ofNullable(algorithm), Optional.ofNullable(subject))),
        ChecksumName.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.iso",
        "SHA256SUMS.gpg",
        "SHA256SUMS.sign",
        "SHA256.sig",
        "SHA256x",
        "SHARED",
        ".sha256",
        "sha256",
        "md5",
        "checksums.c",
        "NOTCHECKSUM",
        "B2SUMS",
        "a.sha3",
      })
  void otherFilesAreNone(String name) {
    assertEquals(Optional.empty(), ChecksumName.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.iso.sha256", "a.iso.md5sum", "a.iso.sha1", "a.iso.sha512"})
  void theChecksumFilesAboutAFileAreNamedAfterIt(String name) {
    List<String> names = ChecksumName.about("a.iso");
    assertTrue(names.contains(name));
    assertEquals("a.iso.sha512", names.getFirst());
  }
}
