package mirror.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A self-signed certificate for 127.0.0.1, and its key, in PEM files. */
public record Certificate(Path chain, Path key) {

  /** Whether openssl is here to make one. */
  public static boolean makeable() {
    return openssl().isPresent();
  }

  /** Makes one in the directory. */
  public static Certificate create(Path directory) throws IOException, InterruptedException {
    Certificate certificate =
        new Certificate(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    Path log = directory.resolve("openssl.log");
    int status =
        new ProcessBuilder(
                openssl().orElseThrow().toString(),
                "req",
                "-x509",
                "-newkey=ec",
                "-pkeyopt=ec_paramgen_curve:P-256",
                "-nodes",
                "-days=2",
                "-subj=/CN=127.0.0.1",
                "-addext=subjectAltName=IP:127.0.0.1",
                "-keyout=" + certificate.key,
                "-out=" + certificate.chain)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("openssl failed, see " + log);
    }
    return certificate;
  }

  private static Optional<Path> openssl() {
    return Executable.find("openssl");
  }
}
