package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A server that says what a test tells it to, right or wrong. */
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Answer answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What a connection is answered. */
  public interface Answer {
    /** Writes to {@code out}; the connection is closed when this returns. */
    void to(Connection connection, OutputStream out) throws IOException;
  }

  /**
   * A client that has asked.
   *
   * @param request the head of its request
   */
  public record Connection(String request, InputStream in, Consumer<String> log) {
    /** The same client with its next request; empty when it hangs up instead. */
    public Optional<Connection> next() throws IOException {
      String head = head(in);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      log.accept(head.lines().findFirst().orElseThrow());
      return Optional.of(new Connection(head, in, log));
    }

    /** Says nothing until the client hangs up. */
    public void waitForItsEnd() throws IOException {
      in.readAllBytes();
    }
  }

  private ScriptedServer(Answer answer) throws IOException {
    this.answer = answer;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Answers everything so. */
  public static ScriptedServer answering(Answer answer) throws IOException {
    var server = new ScriptedServer(answer);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  /** Says this and closes the connection. */
  public static ScriptedServer saying(String text) throws IOException {
    return answering((_, out) -> out.write(text.getBytes(ISO_8859_1)));
  }

  /** Says this and then nothing. */
  public static ScriptedServer hangingAfter(String text) throws IOException {
    return answering(
        (connection, out) -> {
          out.write(text.getBytes(ISO_8859_1));
          out.flush();
          connection.waitForItsEnd();
        });
  }

  /** The URL of {@code path} here. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** The request lines so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var client = new Connection("", connection.getInputStream(), requests::add);
      Optional<Connection> asked = client.next();
      if (asked.isPresent()) {
        answer.to(asked.get(), connection.getOutputStream());
        connection.getOutputStream().flush();
      }
    } catch (IOException _) {
      // The client went away, as tests want it to.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
