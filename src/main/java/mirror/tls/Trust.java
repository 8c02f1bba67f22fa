package mirror.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which servers' certificates are believed. */
public sealed interface Trust {
  /** What the platform's certificate authorities signed. */
  record Platform() implements Trust {}

  /** What these certificate authorities signed, and they themselves; no others. */
  record Authorities(List<X509Certificate> certificates) implements Trust {
    /**
     * Reads them from a file in PEM.
     *
     * @throws UnusableException when it holds none
     */
    public static Authorities read(Path file) throws IOException {
      return new Authorities(Pem.read(file).certificates());
    }
  }

  /** Anything: whoever is in between reads along. */
  record Anyone() implements Trust {}

  /** Who judges. */
  default X509ExtendedTrustManager judge() {
    return switch (this) {
      case Platform() -> judgeOfPlatform();
      case Authorities(var certificates) -> judge(certificates);
      case Anyone() -> new AnyTrust();
    };
  }

  private static X509ExtendedTrustManager judgeOfPlatform() {
    try {
      return judge(Optional.empty());
    } catch (KeyStoreException _) {
      return judge(List.of()); // a damaged store of authorities is as good as none
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509ExtendedTrustManager judge(List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      return judge(Optional.of(store));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e); // a store in memory, made just now
    }
  }

  /** The platform's way to judge by the authorities in {@code store}, or else by its own. */
  private static X509ExtendedTrustManager judge(Optional<KeyStore> store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
