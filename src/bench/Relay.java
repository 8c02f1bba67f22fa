import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A far link on this machine: it hands bytes on after half a round trip, and no more of them a
 * second than the link carries. A connection costs its round trip too, as the first bytes of each
 * wait for one more. What it does not show is TCP's slow start.
 */
final class Relay implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  /** More than a second of the link's rate may be on its way. */
  private static final int PIECES = 1024;

  private final Link link;
  private final int to;
  private final ServerSocket door;
  private final Pace pace;

  private record Piece(byte[] bytes, long due) {}

  /** When the next bytes may leave, so that a rate is kept. */
  private static final class Pace {
    private final long bytesPerSecond;
    private long free = System.nanoTime();

    Pace(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    /** The moment at which {@code bytes} have passed. */
    synchronized long passed(int bytes) {
      long now = System.nanoTime();
      if (bytesPerSecond == 0) {
        return now;
      }
      free = Math.max(free, now) + bytes * 1_000_000_000L / bytesPerSecond;
      return free;
    }
  }

  Relay(Link link, int to) throws IOException {
    this.link = link;
    this.to = to;
    pace = new Pace(link.bytesPerSecond());
    door = new ServerSocket();
    if (!link.isDirect()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      Thread.ofVirtual().start(this::accept);
    }
  }

  /** Where a tool connects to: the server itself when nothing lies in between. */
  int port() {
    return link.isDirect() ? to : door.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), to);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      carry(client, server, new Pace(0), link.roundTrip());
      carry(server, client, new Pace(link.bytesPerConnection()), Duration.ZERO);
    } catch (IOException e) {
      close(client);
    }
  }

  /**
   * Carries one direction.
   *
   * @param handshake what the first bytes wait for: the connection was made at once
   */
  private void carry(Socket from, Socket into, Pace own, Duration handshake) {
    BlockingQueue<Piece> flying = new ArrayBlockingQueue<>(PIECES);
    long half = link.roundTrip().toNanos() / 2;
    Thread.ofVirtual()
        .start(
            () -> {
              try (InputStream in = from.getInputStream()) {
                Thread.sleep(handshake);
                byte[] buffer = new byte[PIECE];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                  long leaves = Math.max(pace.passed(n), own.passed(n));
                  flying.put(new Piece(java.util.Arrays.copyOf(buffer, n), leaves + half));
                }
              } catch (IOException | InterruptedException e) {
                // The connection ends below.
              }
              flying.offer(new Piece(new byte[0], System.nanoTime() + half));
            });
    Thread.ofVirtual()
        .start(
            () -> {
              try (OutputStream out = into.getOutputStream()) {
                for (Piece piece = flying.take(); piece.bytes.length > 0; piece = flying.take()) {
                  Thread.sleep(Duration.ofNanos(Math.max(0, piece.due - System.nanoTime())));
                  out.write(piece.bytes);
                }
                into.shutdownOutput();
              } catch (IOException | InterruptedException e) {
                close(from);
              }
            });
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
