package mirror.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which servers' certificates are believed. */
public sealed interface Trust {
  /** Who judges. */
  X509ExtendedTrustManager judge();

  /**
   * What the machine's certificate authorities signed, as other programs know them; where it names
   * none, those that came with Java.
   *
   * @param named the file that holds them (PEM), where a person named one in the environment
   */
  record Platform(Optional<Path> named) implements Trust {
    /** Where systems keep them: Debian, Fedora, SUSE, older and newer RHEL, Alpine and macOS. */
    private static final List<Path> SYSTEMS =
        Stream.of(
                "/etc/ssl/certs/ca-certificates.crt",
                "/etc/pki/tls/certs/ca-bundle.crt",
                "/etc/ssl/ca-bundle.pem",
                "/etc/pki/tls/cacert.pem",
                "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                "/etc/ssl/cert.pem")
            .map(Path::of)
            .toList();

    @Override
    public X509ExtendedTrustManager judge() {
      Optional<Path> bundle = named.or(() -> SYSTEMS.stream().filter(Files::exists).findFirst());
      try {
        return bundle.isPresent() ? Authorities.read(bundle.get()).judge() : judgeOfJava();
      } catch (IOException _) {
        return named.isPresent() ? Trust.judge(List.of()) : judgeOfJava();
      }
    }

    static X509ExtendedTrustManager judgeOfJava() {
      try {
        return Trust.judge(Optional.empty());
      } catch (KeyStoreException _) {
        return Trust.judge(List.of()); // a damaged store of authorities is as good as none
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

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

    @Override
    public X509ExtendedTrustManager judge() {
      return Trust.judge(certificates);
    }
  }

  /** Anything: whoever is in between reads along. */
  record Anyone() implements Trust {
    @Override
    public X509ExtendedTrustManager judge() {
      return new AnyTrust();
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
