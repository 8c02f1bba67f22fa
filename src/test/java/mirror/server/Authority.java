package mirror.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of its own, in a directory of PEM files. */
public final class Authority {
  private final Path folder;

  private Authority(Path folder) {
    this.folder = folder;
  }

  /** Makes one. */
  public static Authority create(Path folder) throws IOException, InterruptedException {
    var authority = new Authority(folder);
    List<String> words = new ArrayList<>(List.of("req", "-x509", "-days=2", "-subj=/CN=test"));
    words.addAll(authority.newKey("ca"));
    words.add("-out=" + authority.certificate());
    authority.openssl(words);
    return authority;
  }

  /** Its own certificate. */
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /**
   * Signs a certificate.
   *
   * @param owner as openssl writes subjectAltName
   * @param days until its end; no more than 0 for one that has expired
   */
  public Certificate sign(String name, String owner, int days)
      throws IOException, InterruptedException {
    Path request = folder.resolve(name + ".csr");
    List<String> asking = new ArrayList<>(List.of("req", "-new", "-subj=/CN=" + name));
    asking.addAll(newKey(name));
    asking.add("-out=" + request);
    openssl(asking);
    Path extensions = Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=" + owner);
    var certificate = new Certificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    openssl(
        List.of(
            "x509",
            "-req",
            "-CAcreateserial",
            "-in=" + request,
            "-CA=" + certificate(),
            "-CAkey=" + folder.resolve("ca.key"),
            "-days=" + days,
            "-extfile=" + extensions,
            "-out=" + certificate.chain()));
    return certificate;
  }

  private List<String> newKey(String name) {
    return List.of(
        "-newkey=ec",
        "-pkeyopt=ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout=" + folder.resolve(name + ".key"));
  }

  private void openssl(List<String> words) throws IOException, InterruptedException {
    Path log = folder.resolve("openssl.log");
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(words);
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("openssl failed: " + Files.readString(log));
    }
  }
}
