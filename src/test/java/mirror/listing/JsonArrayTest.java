package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonArrayTest {
  @Test
  void objectsComeOneByOne() throws IOException {
    JsonArray array = array("[{\"a\": 1, \"b\": \"x\"}, {}]");
    assertEquals(Optional.of(Map.of("a", "1", "b", "x")), array.next());
    assertEquals(Optional.of(Map.of()), array.next());
    assertEquals(Optional.empty(), array.next());
    assertTrue(array.ended());
  }

  @Test
  void anObjectOfTooManyValuesIsNoRow() throws IOException {
    String values =
        IntStream.range(0, 1000).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(","));
    JsonArray array = array("[{" + values + "}]");
    assertEquals(Optional.empty(), array.next());
    assertFalse(array.ended());
  }

  private static JsonArray array(String text) throws IOException {
    var array = new JsonArray(new StringReader(text));
    assertTrue(array.begins());
    return array;
  }
}
