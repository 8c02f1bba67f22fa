package mirror.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseUtf8Test {
  @ParameterizedTest
  @CsvSource({
    "61C3A462, 'a\u00e4b'",
    "61E462, 'a\udce4b'",
    "E282AC, '\u20ac'",
    "E28241, '\udce2\udc82A'", // a character that is cut off
    "C0AF, '\udcc0\udcaf'", // a longer form of a slash
    "EDA080, '\udced\udca0\udc80'", // a surrogate
    "F09F98802E, '\ud83d\ude00.'",
  })
  void whatIsNoCharacterIsKept(String bytes, String text) {
    assertEquals(text, new String(HexFormat.of().parseHex(bytes), LooseUtf8.INSTANCE));
  }

  @Test
  void aLongTextIsReadPieceByPiece() throws IOException {
    byte[] bytes = ("ä€" + "\u00ff".repeat(3)).repeat(20_000).getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i += 4001) {
      bytes[i] = (byte) 0xff;
    }
    try (Reader reader =
        new InputStreamReader(new ByteArrayInputStream(bytes), LooseUtf8.INSTANCE)) {
      var read = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        read.append((char) c);
      }
      assertEquals(new String(bytes, LooseUtf8.INSTANCE), read.toString());
    }
  }
}
