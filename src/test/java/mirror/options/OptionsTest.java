package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://a/ -i b -, http://a/ b -",
    "-ib http://a/ --input-file=c - http://d/, b http://a/ c - http://d/",
    "-qi b -- http://a/ http://d/, b http://a/ http://d/",
  })
  void sourcesStandAsTheyWereTyped(String words, String sources) {
    assertEquals(List.of(sources.split(" ")), read(words.split(" ")).sources());
  }

  @Test
  void aConfigFilesListComesBehindTheCommandLine() throws IOException {
    Files.writeString(folder.resolve(".mirror.properties"), "input-file=b\n");
    assertEquals(List.of("http://a/", "http://d/", "b"), read("http://a/", "http://d/").sources());
    assertEquals(List.of("c", "http://a/"), read("-i", "c", "http://a/").sources());
  }

  private Options read(String... words) {
    return new Options(Map.of("HOME", folder.toString()), words);
  }
}
