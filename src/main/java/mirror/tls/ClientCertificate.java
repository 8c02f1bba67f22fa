package mirror.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** What tells a server over TLS who asks, when it wants to know. */
public final class ClientCertificate {
  private static final char[] NO_PASSWORD = {};

  private final KeyManager[] bearers;

  private ClientCertificate(KeyManager[] bearers) {
    this.bearers = bearers;
  }

  /**
   * Reads it.
   *
   * @param file in PEM, with those that signed it behind it, if any
   * @param keyFile in PEM and PKCS#8; may be the same
   * @throws UnusableException when one holds no such thing
   */
  public static ClientCertificate read(Path file, Path keyFile) throws IOException {
    Certificate[] chain = Pem.read(file).certificates().toArray(Certificate[]::new);
    PrivateKey key = Pem.read(keyFile).privateKey();
    if (!belongs(key, chain[0])) {
      throw new UnusableException(
          file + " begins with a certificate of another key than " + keyFile + " holds");
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("client", key, NO_PASSWORD, chain);
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return new ClientCertificate(factory.getKeyManagers());
    } catch (GeneralSecurityException e) {
      throw new UnusableException(
          file + " holds certificates that did not sign each other in turn");
    }
  }

  /** The key store takes any, and servers would say no more than that something was wrong. */
  private static boolean belongs(PrivateKey key, Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  KeyManager[] bearers() {
    return bearers.clone();
  }
}
