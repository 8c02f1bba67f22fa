package mirror.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The file in which the server at a port writes down what it is asked. */
record RequestLog(Path file, int port) {
  private static final Pattern REQUEST = Pattern.compile("\"(\\S+ .*) HTTP/[0-9.]+\" ([0-9]{3})");
  private static final String MARK = "/request-log-mark-";
  private static final int SECONDS_TO_SETTLE = 5;

  /** All of the file, errors included; Latin-1, because it may hold any bytes that were sent. */
  String text() throws IOException {
    return Files.readString(file, ISO_8859_1);
  }

  /** The requests in the file, as `GET /raw%20path?query 200`. */
  List<String> requests() throws IOException {
    return REQUEST
        .matcher(text())
        .results()
        .map(request -> request.group(1) + " " + request.group(2))
        .filter(request -> !request.contains(MARK))
        .toList();
  }

  /**
   * Waits for the server to log what it has answered, which it does afterwards: once a request of
   * our own is in the log, so are those before it.
   */
  void settle() throws IOException {
    String mark = MARK + System.nanoTime();
    // In clear even to a server that speaks TLS, which answers 400 and logs the request as well.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) SECONDS.toMillis(SECONDS_TO_SETTLE));
      String request = "GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".formatted(mark);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getInputStream().readAllBytes();
    }
    long deadline = System.nanoTime() + SECONDS.toNanos(SECONDS_TO_SETTLE);
    while (!text().contains(mark)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the server does not log its requests");
      }
      LockSupport.parkNanos(MILLISECONDS.toNanos(2));
    }
  }
}
