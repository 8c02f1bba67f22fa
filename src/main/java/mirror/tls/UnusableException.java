package mirror.tls;

import java.io.IOException;

/** A file of certificates or keys that a person named, and that is no such thing. */
public final class UnusableException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableException(String message) {
    super(message);
  }
}
