package mirror.tls;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.KeyManager;

/** What a test's server shows of itself; a client's certificate is kept the same way. */
public final class ServerKeys {
  private ServerKeys() {}

  /** Reads PEM files. */
  public static KeyManager[] of(Path chain, Path key) throws IOException {
    return ClientCertificate.read(chain, key).bearers();
  }
}
