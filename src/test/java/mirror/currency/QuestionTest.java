package mirror.currency;

import static mirror.currency.Question.Verdict.NOTHING;
import static mirror.currency.Question.Verdict.REST;
import static mirror.currency.Question.Verdict.SAME;
import static mirror.currency.Question.Verdict.WHOLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mirror.fetch.Heads;
import mirror.fetch.Request;
import mirror.fetch.Request.Validator;
import mirror.local.RecordedFile;
import mirror.local.RecordedPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
  private static final URI URL = URI.create("http://host/f");
  private static final Instant THEN = Instant.parse("2024-03-01T04:05:06Z");
  private static final String MODIFIED = "Last-Modified: Fri, 01 Mar 2024 04:05:06 GMT";
  private static final String OTHERWISE = "Last-Modified: Fri, 01 Mar 2024 04:05:05 GMT";
  private static final String LATER = "Date: Fri, 01 Mar 2024 04:06:06 GMT";
  private static final String SOON = "Date: Fri, 01 Mar 2024 04:06:05 GMT";

  @Test
  void aFileIsAskedForUnlessItHasItsTagOrElseItsDate() {
    var tagged = new Question.Changed(known(Optional.of("W/\"x\""), Optional.of(THEN)));
    assertEquals(Optional.of(new Validator.Tag("W/\"x\"")), tagged.request(URL).validator());
    var dated = new Question.Changed(known(Optional.empty(), Optional.of(THEN)));
    assertEquals(Optional.of(new Validator.Date(THEN)), dated.request(URL).validator());
    var bare = new Question.Changed(known(Optional.empty(), Optional.empty()));
    assertEquals(Optional.empty(), bare.request(URL).validator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        MODIFIED + "|" + LATER + "|Content-Length: 9; SAME",
        MODIFIED + "|" + LATER + "|Content-Length: 8; WHOLE",
        MODIFIED + "|" + LATER + "; WHOLE",
        MODIFIED + "|" + SOON + "|Content-Length: 9; WHOLE",
        MODIFIED + "|Content-Length: 9; WHOLE",
        OTHERWISE + "|" + LATER + "|Content-Length: 9; WHOLE",
        LATER + "|Content-Length: 9; WHOLE",
      })
  void aServerThatIgnoresTheQuestionTellsByDateAndLength(String head, Question.Verdict verdict) {
    var question = new Question.Changed(known(Optional.of("\"x\""), Optional.of(THEN)));
    assertEquals(verdict, question.judge(Heads.of(200, head.split("\\|"))));
  }

  @Test
  void withoutADateNothingIsTheSame() {
    var question = new Question.Changed(known(Optional.of("\"x\""), Optional.empty()));
    assertEquals(WHOLE, question.judge(Heads.of(200, LATER, "Content-Length: 9")));
  }

  @Test
  void aForeignFileIsComparedByOneByte() {
    var question = new Question.Compared(9, THEN);
    assertEquals(
        Optional.of(new Request.Range(0, Optional.of(0L), Optional.empty())),
        question.request(URL).range());
    assertEquals(Optional.empty(), question.request(URL).validator());
    assertEquals(SAME, question.judge(Heads.of(206, MODIFIED, "Content-Range: bytes 0-0/9")));
    assertEquals(NOTHING, question.judge(Heads.of(206, MODIFIED, "Content-Range: bytes 0-0/8")));
    assertEquals(NOTHING, question.judge(Heads.of(206, OTHERWISE, "Content-Range: bytes 0-0/9")));
    assertEquals(NOTHING, question.judge(Heads.of(206, "Content-Range: bytes 0-0/9")));
    assertEquals(SAME, question.judge(Heads.of(200, MODIFIED, "Content-Length: 9")));
    assertEquals(WHOLE, question.judge(Heads.of(200, MODIFIED, "Content-Length: 8")));
    assertEquals(WHOLE, question.judge(Heads.of(200, MODIFIED)));
  }

  @Test
  void ofAnEmptyFileNoByteCanBeAskedFor() {
    assertEquals(Optional.empty(), new Question.Compared(0, THEN).request(URL).range());
  }

  @Test
  void theRestIsAskedForByItsVersion() {
    Request tagged = rest(Optional.of("\"x\""), Optional.of(9L), 4).request(URL);
    assertEquals(
        Optional.of(
            new Request.Range(4, Optional.empty(), Optional.of(new Validator.Tag("\"x\"")))),
        tagged.range());
    Request dated = rest(Optional.empty(), Optional.of(9L), 4).request(URL);
    assertEquals(Optional.of(new Validator.Date(THEN)), dated.range().orElseThrow().of());
  }

  @Test
  void whatCameWithoutALengthIsNotGoneOnWith() {
    assertTrue(
        Question.version("t", Heads.of(200, "ETag: \"x\"", "Content-Length: 9")).isPresent());
    assertEquals(Optional.empty(), Question.version("t", Heads.of(200, "ETag: \"x\"")));
  }

  @Test
  void ofAFileThatIsAllHereTheLastByteIsAskedForAgain() {
    assertEquals(
        8,
        rest(Optional.of("\"x\""), Optional.of(9L), 9).request(URL).range().orElseThrow().first());
  }

  @ParameterizedTest
  @CsvSource({
    "ETag: \"x\"|Content-Range: bytes 4-8/9, REST",
    "ETag: \"y\"|Content-Range: bytes 4-8/9, NOTHING",
    "Content-Range: bytes 4-8/9, NOTHING",
    "ETag: \"x\"|Content-Range: bytes 3-8/9, NOTHING",
    "ETag: \"x\"|Content-Range: bytes 4-7/9, NOTHING",
    "ETag: \"x\"|Content-Range: bytes 4-9/10, NOTHING",
    "ETag: \"x\"|Content-Range: bytes 4-8/*, NOTHING",
    "ETag: \"x\"|Content-Type: multipart/byteranges, NOTHING",
    "ETag: \"x\"|Content-Range: bytes 4-8/9|Content-Range: bytes 0-4/9, NOTHING",
  })
  void aRestIsOneOnlyIfEverythingFits(String head, Question.Verdict verdict) {
    var question = rest(Optional.of("\"x\""), Optional.of(9L), 4);
    assertEquals(verdict, question.judge(Heads.of(206, head.split("\\|"))));
  }

  @Test
  void aRestOfTheSameTagIsNoneWhereItsDateIsAnother() {
    var question = rest(Optional.of("\"x\""), Optional.empty(), 4);
    String[] head = {"ETag: \"x\"", "Content-Range: bytes 4-8/9"};
    assertEquals(REST, question.judge(Heads.of(206, head[0], head[1], MODIFIED)));
    assertEquals(NOTHING, question.judge(Heads.of(206, head[0], head[1], OTHERWISE)));
  }

  @Test
  void aRestIsToldByItsDateWhereThereIsNoTag() {
    var question = rest(Optional.empty(), Optional.empty(), 4);
    assertEquals(REST, question.judge(Heads.of(206, MODIFIED, "Content-Range: bytes 4-8/9")));
    assertEquals(NOTHING, question.judge(Heads.of(206, OTHERWISE, "Content-Range: bytes 4-8/9")));
  }

  @Test
  void anotherVersionComesWhole() {
    assertEquals(
        WHOLE, rest(Optional.of("\"x\""), Optional.of(9L), 4).judge(Heads.of(200, "ETag: \"y\"")));
  }

  @Test
  void theRightSizeIsEnoughForWhoSaysSo() {
    var question = new Question.SameSize(9, Optional.empty());
    assertEquals(Optional.empty(), question.request(URL).validator());
    assertEquals(SAME, question.judge(Heads.of(200, "Content-Length: 9")));
    assertEquals(WHOLE, question.judge(Heads.of(200, "Content-Length: 8")));
  }

  @Test
  void thatSizeIsAskedForUnlessNothingChanged() {
    RecordedFile known = known(Optional.of("\"x\""), Optional.of(THEN));
    var question = new Question.SameSize(9, Optional.of(known));
    assertEquals(Optional.of(new Validator.Tag("\"x\"")), question.request(URL).validator());
    assertTrue(question.isCertain(Heads.of(304)));
    assertTrue(question.isCertain(Heads.of(200, MODIFIED, LATER, "Content-Length: 9")));
    assertFalse(question.isCertain(Heads.of(200, OTHERWISE, LATER, "Content-Length: 9")));
  }

  private static Question.Rest rest(Optional<String> etag, Optional<Long> length, long here) {
    return new Question.Rest(new RecordedPart(".mirror.0", length, etag, Optional.of(THEN)), here);
  }

  private static RecordedFile known(Optional<String> etag, Optional<Instant> modified) {
    return new RecordedFile("f", 9, THEN, 1, etag, modified, Optional.empty(), THEN, List.of());
  }
}
