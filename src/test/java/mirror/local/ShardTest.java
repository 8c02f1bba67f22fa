package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void eachDirectoryIsOfExactlyOne(int count) {
    for (String path : paths()) {
      assertEquals(
          1,
          IntStream.rangeClosed(1, count)
              .filter(number -> new Shard(number, count).owns(path))
              .count(),
          path);
    }
  }

  @Test
  void eachHasAboutAsMany() {
    for (int number = 1; number <= 4; number++) {
      long own = paths().stream().filter(new Shard(number, 4)::owns).count();
      assertTrue(own > 200 && own < 300, number + " has " + own);
    }
  }

  /** What another machine, or another version, must not decide otherwise. */
  @ParameterizedTest
  @CsvSource({"host/pub, 3", "host/pub/a, 2", "host/pub/b c, 2", "'', 2"})
  void whoseADirectoryIsStays(String path, int owner) {
    assertTrue(new Shard(owner, 3).owns(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/3",
        "4/3",
        "x",
        "",
        "1",
        "1/",
        "/3",
        "-1/3",
        "1/0",
        "0/0",
        "1/3/3",
        " 1/3",
        "1/10000",
        "9999999999/9999999999"
      })
  void nonsenseIsNone(String text) {
    assertEquals(Optional.empty(), Shard.of(text));
  }

  @Test
  void itIsWrittenAsAFraction() {
    assertEquals(Optional.of(new Shard(2, 3)), Shard.of("2/3"));
    assertEquals(Optional.of(Shard.WHOLE), Shard.of("1/1"));
  }

  private static List<String> paths() {
    return IntStream.range(0, 1000).mapToObj(i -> "host/pub/d" + i % 10 + "/" + i).toList();
  }
}
