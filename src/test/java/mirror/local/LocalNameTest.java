package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocalNameTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt",
    "a%20b, 'a b'",
    "%20, ' '",
    "%41, A",
    "%2541, %41",
    "100%25, 100%",
    "%C3%A9, é",
    "%c3%a9, é",
    "%E6%97%A5, 日",
    "%F0%9F%98%80, 😀",
    "a+b;c=d&e:f, a+b;c=d&e:f",
    "%3F%23, ?#",
    "%5C, \\",
    "~user, ~user",
    "-rf, -rf",
    ".hidden, .hidden",
    "%2Ehidden, .hidden",
    "..., ...",
    "..a, ..a",
  })
  void aSegmentIsDecodedOnce(String segment, String name) {
    assertEquals(name, Naming.UNIX.of(segment));
  }

  @ParameterizedTest
  @CsvSource({
    "., %2E",
    "%2e, %2E",
    ".., %2E%2E",
    "%2e%2E, %2E%2E",
    ".%2e, %2E%2E",
    "a%2fb, a%2Fb",
    "..%2f..%2fetc, ..%2F..%2Fetc",
    "%2F, %2F",
    "%00, %00",
    "a%00.txt, a%00.txt",
    "a%0Ab%0d, a%0Ab%0D",
    "%1b[31m, %1B[31m",
    "%7F, %7F",
    "%C2%85, %C2%85",
    "%C2%9B1m, %C2%9B1m",
    ".mirror, %2Emirror",
    ".mirror.0a, %2Emirror.0a",
    "%2Emirror, %2Emirror",
    ".mirrored, .mirrored",
    "a.mirror, a.mirror",
  })
  void whatIsUnsafeStaysEncoded(String segment, String name) {
    assertEquals(name, Naming.UNIX.of(segment));
  }

  @ParameterizedTest
  @CsvSource({
    "%E9, %E9",
    "caf%e9, caf%E9",
    "%C3, %C3",
    "%C3A, %C3A",
    "%C3%C3%A9, %C3é",
    "%FF%FE, %FF%FE",
    "%E6%97, %E6%97",
    "%E6%97x%A5, %E6%97x%A5",
    "%C0%AF, %C0%AF",
    "%C0%AE%C0%AE, %C0%AE%C0%AE",
    "%ED%A0%80, %ED%A0%80",
    "%F4%90%80%80, %F4%90%80%80",
    "é%E9é, é%E9é",
  })
  void bytesThatAreNoUtf8StayEncoded(String segment, String name) {
    assertEquals(name, Naming.UNIX.of(segment.replace("é", "%C3%A9")));
  }

  static Stream<String> everyByteAndPair() {
    List<String> bytes = IntStream.range(0, 256).mapToObj("%%%02x"::formatted).toList();
    return bytes.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), bytes.stream().map(two -> one + two)));
  }

  @Test
  void everyByteAndPairOfBytesIsSafeAndHasANameOfItsOwn() {
    Set<String> names = new HashSet<>();
    everyByteAndPair()
        .forEach(
            segment -> {
              String name = Naming.UNIX.of(segment);
              assertSafe(name);
              assertTrue(names.add(name), segment);
            });
  }

  static Stream<String> longSegments() {
    return Stream.of(
        "a".repeat(256),
        "a".repeat(300) + ".tar.gz",
        "a".repeat(5000),
        "%C3%A9".repeat(128),
        "%E6%97%A5".repeat(86) + ".txt",
        "%F0%9F%98%80".repeat(64),
        "%F0%9F%98%80".repeat(200) + ".%F0%9F%98%80".repeat(3),
        "%E9".repeat(86),
        "%00".repeat(100),
        "." + "a".repeat(300),
        ".mirror." + "a".repeat(300),
        "a." + "b".repeat(300),
        ".".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("longSegments")
  void aLongNameIsShortenedToWhatADiskTakes(String segment) {
    String name = Naming.UNIX.of(segment);
    assertSafe(name);
    assertTrue(name.contains("~"), name);
    assertFalse(name.contains("\ufffd"), name);
    assertTrue(Naming.UNIX.isShortened(segment));
  }

  @ParameterizedTest
  @CsvSource({"a, 255", "%C3%A9, 127", "%E6%97%A5, 85", "%F0%9F%98%80, 63", "%25, 255"})
  void aNameThatADiskTakesStays(String character, int count) {
    String name = Naming.UNIX.of(character.repeat(count));
    assertEquals(Naming.UNIX.of(character).repeat(count), name);
    assertFalse(Naming.UNIX.isShortened(character.repeat(count)));
  }

  @Test
  void aShortenedNameKeepsItsBeginningAndItsEnding() {
    String name = Naming.UNIX.of("long-name-" + "a".repeat(300) + ".iso");
    assertTrue(name.startsWith("long-name-aaa"), name);
    assertTrue(name.endsWith(".iso"), name);
    assertEquals(255, name.length());
  }

  @Test
  void twoLongNamesStayDifferent() {
    String same = "a".repeat(300);
    assertNotEquals(
        Naming.UNIX.of(same + "1" + same + ".iso"), Naming.UNIX.of(same + "2" + same + ".iso"));
    assertNotEquals(Naming.UNIX.of(same), Naming.UNIX.of(same + "a"));
    assertEquals(Naming.UNIX.of(same), Naming.UNIX.of("%61".repeat(300)));
  }

  private static void assertSafe(String name) {
    int bytes = name.getBytes(UTF_8).length;
    assertTrue(bytes > 0 && bytes <= 255, name);
    assertFalse(name.equals(".") || name.equals(".."), name);
    assertFalse(name.equals(LocalName.RESERVED) || name.startsWith(LocalName.RESERVED + "."), name);
    assertTrue(
        name.chars().noneMatch(c -> c == '/' || Character.isISOControl(c)),
        () -> HexFormat.of().formatHex(name.getBytes(UTF_8)));
    assertEquals(name, new String(name.getBytes(UTF_8), UTF_8));
  }
}
