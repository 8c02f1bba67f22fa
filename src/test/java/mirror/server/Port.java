package mirror.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A choice of loopback ports for servers that cannot choose one themselves. */
final class Port {
  /**
   * The ports lie below those that the kernel gives to outgoing connections: one of these could
   * take the port before the server does, and a connection to its own port even succeeds.
   */
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Port() {}

  /** A port that was free a moment ago, and that this process has not handed out lately. */
  static int free() {
    while (true) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        // Taken: try the next one.
      }
    }
  }
}
