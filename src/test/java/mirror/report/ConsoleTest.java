package mirror.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import mirror.frontier.Tally;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, UTF_8);
  private final Console console = new Console(stream, stream);

  @Test
  void twoUrlsOfTheLongestHaveRoom() {
    String line = "x".repeat(10_000);
    console.line(line);
    assertEquals(line + System.lineSeparator(), out.toString(UTF_8));
  }

  @Test
  void diagnosticsAreAsHarmless() {
    console.diagnostics().println("a link: \u001b[2J\u202e\nforged");
    new IllegalStateException("\u0007").printStackTrace(console.diagnostics());
    String[] lines = out.toString(UTF_8).split(System.lineSeparator());
    assertEquals("a link: \\x1b[2J\\u202e\\x0aforged", lines[0]);
    assertEquals("java.lang.IllegalStateException: \\x07", lines[1]);
    assertTrue(lines[2].startsWith("    at mirror"), lines[2]);
  }

  @Test
  void afterTheSummaryNothingIsShownAgain() {

    var output =
        new Output(
            false,
            false,
            false,
            Output.Progress.BAR,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var report = new Report(console, output, SummaryLine.MIRRORED, OffsetDateTime::now);
    console.live("3 files");
    var tally = new Tally();
    report.end(new Summary(tally.snapshot(), Duration.ZERO, Optional.empty(), Optional.empty()));
    console.live("4 files");
    String shown = out.toString(UTF_8);
    assertTrue(shown.endsWith(" 0.0 s" + System.lineSeparator()), shown);
  }

  @Test
  void whatAServerWouldFillALogWithIsLeftOut() {
    console.line("http://host/: redirects to " + "x".repeat(200_000) + " (2 tries)");
    String line = out.toString(UTF_8);
    assertEquals(10_007 + System.lineSeparator().length(), line.length());
    assertEquals("http://host/: redirects to x", line.substring(0, 28));
    assertEquals("x (2 tries)", line.strip().substring(10_007 - 11));
  }
}
