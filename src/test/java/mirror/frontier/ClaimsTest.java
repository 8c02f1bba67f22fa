package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import mirror.local.LocalTree;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final LocalTree NO_HOSTS =
      new LocalTree(Path.of("copy"), new LocalTree.Layout(false, 0));

  private final Claims claims = new Claims();

  @Test
  void theFirstOfTwoUrlsHasThePlace() {
    assertTrue(grant("http://a/pub"));
    assertFalse(grant("http://b/pub"));
  }

  @Test
  void aDirectoryMayBeNamedWithAndWithoutItsSlash() {
    assertTrue(grant("http://a/pub"));
    assertTrue(grant("http://a/pub/"));
  }

  @Test
  void whoWasRefusedIsRefusedUnderTheOtherNameToo() {
    assertTrue(grant("http://a/pub"));
    assertFalse(grant("http://b/pub"));
    assertFalse(grant("http://b/pub/"));
  }

  @Test
  void whoHasThePlaceIsNamed() {
    assertTrue(grant("http://a/pub/"));
    assertFalse(grant("http://b/pub/"));
    Failure refusal = claims.refusal(Path.of("copy/pub"));
    assertTrue(refusal.reason().contains("http://a/pub/"), refusal.reason());
  }

  private boolean grant(String url) {
    URI uri = URI.create(url);
    return claims.grant(NO_HOSTS.place(uri).path(), uri);
  }
}
