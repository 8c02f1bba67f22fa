package mirror.auth;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Somebody without a name, a password or a cookie. */
public final class Stranger {
  private Stranger() {}

  public static Access access() {
    return new Access(
        new Keyring(Optional.empty(), Optional.empty(), Netrc.EMPTY),
        false,
        List.of(),
        Optional.of(new CookieJar(CookieFile.empty(), InstantSource.system())));
  }
}
