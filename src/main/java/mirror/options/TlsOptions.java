package mirror.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.tls.ClientCertificate;
import mirror.tls.Tls;
import mirror.tls.Trust;

/** Whom to believe over https, and how to be believed there. */
public final class TlsOptions implements OptionGroup {
  private final Option<Path> authorities =
      Option.value(
          Path.class,
          "FILE",
          "Believe the certificate authorities in FILE (PEM) and no others [the system's].",
          "--ca-certificate");
  private final Option<Path> certificate =
      Option.value(
          Path.class, "FILE", "Certificate for servers that want one (PEM).", "--certificate");
  private final Option<Path> key =
      Option.value(
          Path.class,
          "FILE",
          "Its private key (PEM, PKCS#8), where it is not in the same FILE.",
          "--private-key");
  private final Option<Boolean> noCheck =
      Option.flag("Believe every server, and who is in between.", "--no-check-certificate");

  private final Map<String, String> environment;

  /** Reads nothing but {@code environment}, and that only when asked. */
  TlsOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String heading() {
    return "TLS";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(authorities, certificate, key, noCheck);
  }

  @Override
  public Optional<String> complaint() {
    if (key.given().isPresent() && certificate.given().isEmpty()) {
      return Optional.of("--private-key needs --certificate");
    }
    return Stream.of(authorities, certificate, key)
        .flatMap(option -> option.given().stream())
        .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
        .findFirst()
        .map(file -> "cannot read " + file);
  }

  /** What is dangerous about it, if anything. */
  public Optional<String> warning() {
    return noCheck.or(false)
        ? Optional.of("--no-check-certificate: no server is checked; anybody may be in between")
        : Optional.empty();
  }

  /**
   * Reads the files.
   *
   * @throws mirror.tls.UnusableException when one is no such thing
   */
  public Tls tls() throws IOException {
    return new Tls(trust(), client());
  }

  private Trust trust() throws IOException {
    if (noCheck.or(false)) {
      return new Trust.Anyone();
    }
    return authorities.given().isPresent()
        ? Trust.Authorities.read(authorities.get())
        : new Trust.Platform(
            Optional.ofNullable(environment.get("SSL_CERT_FILE"))
                .filter(file -> !file.isEmpty())
                .map(Path::of));
  }

  private Optional<ClientCertificate> client() throws IOException {
    return certificate.given().isPresent()
        ? Optional.of(ClientCertificate.read(certificate.get(), key.or(certificate.get())))
        : Optional.empty();
  }
}
