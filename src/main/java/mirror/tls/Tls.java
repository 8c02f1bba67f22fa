package mirror.tls;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * How both ends of a connection prove who they are.
 *
 * @param client for servers that ask for one
 */
public record Tls(Trust trust, Optional<ClientCertificate> client) {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /** What connections are made with. */
  public SSLContext context() {
    return new SSLContext(new LazyContext(this::made), null, "TLS") {};
  }

  /** Which versions are spoken; the client would ask the context for them. */
  public SSLParameters parameters() {
    return new SSLParameters(null, VERSIONS);
  }

  private SSLContext made() {
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
