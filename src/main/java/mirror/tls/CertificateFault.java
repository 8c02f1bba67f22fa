package mirror.tls;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a server's certificate is not believed: the JDK says it in the language of its classes. */
public enum CertificateFault {
  EXPIRED("its certificate has expired"),
  NOT_YET_VALID("its certificate is not valid yet"),
  UNKNOWN_AUTHORITY("its authority is unknown (--ca-certificate names one)"),
  OTHER_HOST("its certificate is for another host"),
  NO_AUTHORITIES(
      "no certificate authority is known here: what SSL_CERT_FILE names, or else"
          + " lib/security/cacerts, is not usable");

  private final String words;

  CertificateFault(String words) {
    this.words = words;
  }

  /** What is wrong with the certificate, if that is why there is no connection. */
  public static Optional<CertificateFault> of(SSLException error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      Optional<CertificateFault> fault =
          switch (cause) {
            case CertificateExpiredException _ -> Optional.of(EXPIRED);
            case CertificateNotYetValidException _ -> Optional.of(NOT_YET_VALID);
            case CertPathBuilderException _ -> Optional.of(UNKNOWN_AUTHORITY);
            // sun.security.util.HostnameChecker has no class of its own for it
            case CertificateException e when String.valueOf(e.getMessage()).startsWith("No ") ->
                Optional.of(OTHER_HOST);
            // java.security.cert.PKIXParameters, of an empty set of authorities
            case InvalidAlgorithmParameterException _ -> Optional.of(NO_AUTHORITIES);
            default -> Optional.empty();
          };
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** For a person. */
  @Override
  public String toString() {
    return words;
  }
}
