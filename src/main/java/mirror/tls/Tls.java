package mirror.tls;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * How both ends of a connection prove who they are.
 *
 * @param client for servers that ask for one
 */
public record Tls(Trust trust, Optional<ClientCertificate> client) {
  /** What connections are made with. */
  public SSLContext context() {
    KeyManager[] bearers = client.map(ClientCertificate::bearers).orElse(new KeyManager[0]);
    TrustManager[] judges = {trust.judge()};
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(bearers, judges, null);
      return context;
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException(e); // every Java platform has TLS
    }
  }
}
