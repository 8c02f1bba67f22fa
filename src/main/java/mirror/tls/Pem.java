package mirror.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and a key in a text file (RFC 7468), among whatever else is written there. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /** The JDK finds out which of them it is by trying. */
  private static final List<String> KEYS = List.of("RSA", "EC", "EdDSA");

  private final Path file;
  private final List<Block> blocks = new ArrayList<>();
  private final boolean hasForeignKey;

  private record Block(String label, String base64) {
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(base64);
    }
  }

  private Pem(Path file, String text) {
    this.file = file;
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    // An old encrypted one has headers, and is no block to the pattern above.
    hasForeignKey = text.contains(" PRIVATE KEY-----");
  }

  static Pem read(Path file) throws IOException {
    return new Pem(file, Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /** All certificates, at least one. */
  List<X509Certificate> certificates() throws UnusableException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.label.equals("CERTIFICATE") || block.label.equals("X509 CERTIFICATE")) {
          var bytes = new ByteArrayInputStream(block.bytes());
          certificates.add((X509Certificate) factory.generateCertificate(bytes));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableException(file + " holds a certificate that cannot be read");
    }
    if (certificates.isEmpty()) {
      throw new UnusableException(file + " holds no certificate in PEM");
    }
    return certificates;
  }

  /** The key, which must be of the one kind that the JDK reads. */
  PrivateKey privateKey() throws UnusableException {
    Optional<Block> block =
        blocks.stream().filter(one -> one.label.equals("PRIVATE KEY")).findFirst();
    if (block.isPresent()) {
      var encoded = new PKCS8EncodedKeySpec(block.get().bytes());
      for (String algorithm : KEYS) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
          // Of another algorithm, or of none.
        }
      }
      throw new UnusableException(file + " holds a private key that cannot be read");
    }
    throw new UnusableException(
        hasForeignKey
            ? file
                + " holds a private key that is not in plain PKCS#8; this makes it so:"
                + " openssl pkcs8 -topk8 -nodes -in "
                + file
                + " -out key.pem"
            : file + " holds no private key in PEM");
  }
}
