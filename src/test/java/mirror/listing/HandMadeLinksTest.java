package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandMadeLinksTest {
  private static final URI PAGE = URI.create("http://host/pub/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:me@host",
        "geo:1,2",
        "callto:123?call",
        "feed:http://other/",
        "jar:file:/x!/y",
        " Ja\tvaScript:x",
        "x+y-z.2:",
      })
  void anySchemeLeadsAway(String href) {
    assertEquals(
        List.of("http://host/pub/a"),
        links("<p>See <a href=a>it</a>, <a href='" + href + "'>" + href + "</a>."));
  }

  @Test
  void aColonMayStandInAName() {
    assertEquals(
        List.of("http://host/pub/a:b", "http://host/pub/c/d:e", "http://host/pub/12:30"),
        links("<p><a href=./a:b>1</a>, <a href=c/d:e>2</a> at <a href=12:30>3</a>."));
  }

  private static List<String> links(String html) {
    Listing listing = Pages.parse(html, PAGE);
    assertEquals(Listing.Kind.HAND_MADE, listing.kind());
    return Pages.entries(listing).stream().map(entry -> entry.url().toString()).toList();
  }
}
