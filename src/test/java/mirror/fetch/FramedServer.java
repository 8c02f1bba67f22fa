package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import mirror.server.Certificate;
import mirror.tls.ServerKeys;

/**
 * A server of HTTP/2 over TLS that sends the frames a test tells it to, right or wrong (RFC 9113).
 * Who wants no HTTP/2 gets {@code abc} by HTTP/1.1.
 */
final class FramedServer implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  private static final int ACK = 1;

  private static final int PREFACE = 24;
  private static final int HEAD = 9;

  /** What a request is answered. */
  interface Answer {
    void to(Stream stream) throws IOException;
  }

  /** One request's. */
  record Stream(int id, DataOutputStream out) {
    void send(int type, int flags, byte... payload) throws IOException {
      frame(out, type, flags, id, payload);
    }

    /** Sends what concerns the whole connection. */
    void sendForAll(int type, byte... payload) throws IOException {
      frame(out, type, 0, 0, payload);
    }
  }

  private final SSLServerSocket socket;
  private final Answer answer;
  private final AtomicInteger streams = new AtomicInteger();

  /** Answers every stream so; its certificate is made in {@code folder}. */
  FramedServer(Path folder, Answer answer)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.answer = answer;
    Certificate certificate = Certificate.create(folder);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(ServerKeys.of(certificate.chain(), certificate.key()), null, null);
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    socket.setSSLParameters(parameters);
    Thread.ofVirtual().start(this::accept);
  }

  /** A head with one header, which HPACK takes as it is (RFC 7541, section 6.2.2). */
  static byte[] header(String name, String value) {
    var block = new ByteArrayOutputStream();
    block.write(0);
    for (String text : new String[] {name, value}) {
      block.write(text.length());
      block.writeBytes(text.getBytes(ISO_8859_1));
    }
    return block.toByteArray();
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/x");
  }

  /** How many requests came by HTTP/2. */
  int streams() {
    return streams.get();
  }

  private void accept() {
    try {
      while (true) {
        var connection = (SSLSocket) socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(SSLSocket connection) {
    try (connection) {
      connection.startHandshake();
      if (connection.getApplicationProtocol().equals("h2")) {
        serveFrames(
            new DataInputStream(connection.getInputStream()),
            new DataOutputStream(connection.getOutputStream()));
      } else {
        serveText(connection.getOutputStream());
      }
    } catch (IOException _) {
      // The client went away, as tests want it to.
    }
  }

  private static void serveText(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(ISO_8859_1));
    out.flush();
  }

  private void serveFrames(DataInputStream in, DataOutputStream out) throws IOException {
    in.readNBytes(PREFACE);
    frame(out, SETTINGS, 0, 0);
    while (true) {
      byte[] head = in.readNBytes(HEAD);
      if (head.length < HEAD) {
        return;
      }
      in.readNBytes((head[0] & 255) << 16 | (head[1] & 255) << 8 | head[2] & 255);
      if (head[3] == SETTINGS && head[4] != ACK) {
        frame(out, SETTINGS, ACK, 0);
      } else if (head[3] == HEADERS) {
        streams.incrementAndGet();
        answer.to(new Stream((head[7] & 255) << 8 | head[8] & 255, out));
      }
    }
  }

  private static void frame(DataOutputStream out, int type, int flags, int id, byte... payload)
      throws IOException {
    out.writeByte(0);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(id);
    out.write(payload);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
