package mirror.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void membersStandInTheirOrder() {
    assertEquals(
        "{\"event\":\"saved\",\"bytes\":12,\"seconds\":0.25}",
        new Json().put("event", "saved").put("bytes", 12).put("seconds", 0.25).toString());
    assertEquals("{}", new Json().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\"b\\c/",
        "\n\r\t\0",
        "\u001b[2J",
        "\u2028\u202e\u0085",
        "größe 😀",
        "\\u0041"
      })
  void aStringComesBack(String value) throws JsonProcessingException {
    String json = new Json().put("s", value).toString();
    assertEquals(value, new ObjectMapper().readTree(json).get("s").textValue());
    assertEquals(Printable.of(json), json);
  }

  @Test
  void halfACharacterIsEscaped() {
    assertEquals("{\"s\":\"\\ud83d\"}", new Json().put("s", "\ud83d").toString());
  }
}
