package mirror.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    file = Files.writeString(folder.resolve("file"), "last night\n");
  }

  @Test
  void whatStoodThereGoes() throws IOException {
    write(OutputFile.open(file, false), "now\n").close();
    assertEquals("now\n", Files.readString(file));
  }

  @Test
  void orItStays() throws IOException {
    write(OutputFile.open(file, true), "now\n").close();
    assertEquals("last night\nnow\n", Files.readString(file));
  }

  @Test
  void whatARunAtWorkWroteStaysAndSoDoesWhatItWritesThen() throws IOException {
    OutputStream first = write(OutputFile.open(file, false), "first\n");
    OutputStream second = write(OutputFile.open(file, false), "second\n");
    write(first, "first again\n");
    second.close();
    first.close();
    assertEquals("first\nsecond\nfirst again\n", Files.readString(file));
    OutputFile.open(file, false).close();
    assertEquals("", Files.readString(file));
  }

  private static OutputStream write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(UTF_8));
    return stream;
  }
}
