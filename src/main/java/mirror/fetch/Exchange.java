package mirror.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import mirror.tls.ObservedEngine;

/**
 * One request on its way: the client's threads report, the thread that sends it waits and writes.
 */
final class Exchange implements Watchdog.Watched {
  private final ClientTasks.Body flow;
  private final RateLimit rate;
  private final Receiver receiver;
  private final boolean ranged;
  private final CompletableFuture<HttpResponse<StreamedBody>> answer;
  private volatile long lastSign = System.nanoTime();
  private volatile Optional<Head> head = Optional.empty();
  private volatile Optional<StreamedBody> body = Optional.empty();
  private volatile boolean held;
  private volatile Optional<Fault> expiry = Optional.empty();
  private boolean beyondClient;

  /** Sends the request. */
  Exchange(
      HttpClient client,
      ClientTasks tasks,
      RateLimit rate,
      HttpRequest request,
      Receiver receiver) {
    flow = tasks.new Body();
    this.rate = rate;
    this.receiver = receiver;
    ranged = request.headers().firstValue("Range").isPresent();
    answer = client.sendAsync(request, this::answered);
  }

  @Override
  public long lastSign() {
    return held ? System.nanoTime() : lastSign; // what is held up here is no silence
  }

  @Override
  public void expire(boolean stopped) {
    if (expiry.isPresent()) {
      return;
    }
    expiry = Optional.of(stopped ? Fault.STOPPED : body.isPresent() ? Fault.STALLED : Fault.SILENT);
    answer.cancel(true);
    body.ifPresent(StreamedBody::cancel);
  }

  /**
   * Waits until the answer is complete.
   *
   * @throws IOException when the receiver failed: whatever the network does is a value
   */
  FetchResult await(Instant now) throws IOException {
    try {
      awaitHead();
      // What a proxy says instead of connecting comes past the handler (Exchange.checkFor407).
      return head.isPresent() && body.isPresent()
          ? judge(head.get(), body.get(), now)
          : new FetchResult.Refused(answer.resultNow().statusCode(), Optional.empty());
    } catch (CancellationException e) {
      return broken(e);
    } catch (ExecutionException e) {
      return broken(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new FetchResult.Broken(Fault.STOPPED, "");
    } finally {
      // Of a large error page no more is read; a small one is complete, or its connection were
      // lost.
      body.ifPresent(StreamedBody::cancel);
      flow.end();
    }
  }

  /** The values of a header of the answer, as far as one came. */
  List<String> headers(String name) {
    return head.map(arrived -> arrived.headers().allValues(name)).orElse(List.of());
  }

  /** A body that breaks off soon after its head fails the whole answer, or only itself: a race. */
  private void awaitHead() throws ExecutionException, InterruptedException {
    try {
      answer.get();
    } catch (ExecutionException e) {
      if (body.isEmpty()) {
        throw e;
      }
      body.get().fail(e.getCause());
    }
  }

  /** Whether its connection is there for the next. */
  boolean leavesConnection() {
    return head.isPresent() && !head.get().closes() && body.isPresent() && body.get().isComplete();
  }

  /** Whether its body was ended by what the client does not know of HTTP/2. */
  boolean isBeyondClient() {
    return beyondClient;
  }

  /** Whether its connection serves others at the same time. */
  boolean sharesConnection() {
    return answer.state() == State.SUCCESS && answer.resultNow().version() == Version.HTTP_2;
  }

  /** Whether a head came. */
  boolean isAnswered() {
    return head.isPresent();
  }

  private FetchResult judge(Head head, StreamedBody pieces, Instant now)
      throws IOException, InterruptedException {
    return switch (head.status()) {
      case 200 -> receive(head, pieces);
      case 206 -> ranged ? receive(head, pieces) : refused(head, now);
      case 304 -> new FetchResult.NotModified(head);
      case 301, 302, 303, 307, 308 -> new FetchResult.Moved(head.status(), head.location());
      default -> refused(head, now);
    };
  }

  private static FetchResult refused(Head head, Instant now) {
    return new FetchResult.Refused(head.status(), head.retryAfter(now));
  }

  private BodySubscriber<StreamedBody> answered(ResponseInfo info) {
    lastSign = System.nanoTime();
    var arrived = new Head(info.statusCode(), info.headers());
    flow.announced(arrived.length().orElse(0));
    var streamed = new StreamedBody(this::received);
    head = Optional.of(arrived);
    body = Optional.of(streamed);
    return streamed;
  }

  private void received(long bytes) {
    if (bytes > 0) { // of empty or padded frames of HTTP/2 a file does not grow
      lastSign = System.nanoTime();
    }
    flow.received(bytes);
    receiver.received(bytes);
  }

  private FetchResult receive(Head head, StreamedBody pieces)
      throws IOException, InterruptedException {
    Optional<String> nonsense = head.badFraming();
    if (nonsense.isPresent()) {
      return new FetchResult.Broken(Fault.PROTOCOL, nonsense.get());
    }
    Optional<WritableByteChannel> channel = receiver.open(head);
    if (channel.isEmpty()) {
      return new FetchResult.Declined(head);
    }
    long bytes = 0;
    try {
      for (var piece = pieces.take(); piece.isPresent(); piece = pieces.take()) {
        long size = size(piece.get());
        if (size > 0) {
          held = true;
          rate.pay(size);
          bytes += write(piece.get(), channel.get());
          lastSign = System.nanoTime();
          held = false;
        }
      }
    } catch (StreamedBody.BrokenOffException e) {
      beyondClient = Diagnosis.isBeyondClient(e);
      // All of it may have come over HTTP/2, and its stream been reset before it was closed.
      return expiry.isPresent() ? broken(e) : ended(head, bytes, head.length().isPresent());
    }
    if (!head.isFramed() && isCutOff()) {
      return new FetchResult.Broken(
          Fault.TRUNCATED, "after " + bytes + " bytes: TLS was cut, not closed");
    }
    // The client sees to the framing of HTTP/1.1; an HTTP/2 stream may end early without a word.
    return ended(head, bytes, true);
  }

  /** A body is whole by its length, or by its end where it has none. */
  private static FetchResult ended(Head head, long bytes, boolean properly) {
    return properly && head.length().orElse(bytes) == bytes
        ? new FetchResult.Received(head, bytes)
        : truncated(head, bytes);
  }

  /** Over TLS, a body without a length ends with a closure alert (RFC 9112, section 9.8). */
  private boolean isCutOff() {
    return answer
        .resultNow()
        .sslSession()
        .filter(session -> !ObservedEngine.isClosedByServer(session))
        .isPresent();
  }

  private static long size(List<ByteBuffer> buffers) {
    long bytes = 0;
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    return bytes;
  }

  private static long write(List<ByteBuffer> buffers, WritableByteChannel channel)
      throws IOException {
    long bytes = 0;
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining()) {
        bytes += channel.write(buffer);
      }
    }
    return bytes;
  }

  private static FetchResult truncated(Head head, long bytes) {
    String of = head.length().isPresent() ? " of " + head.length().getAsLong() : "";
    return new FetchResult.Broken(Fault.TRUNCATED, "after " + bytes + of + " bytes");
  }

  private FetchResult broken(Throwable error) {
    return expiry.isPresent() ? new FetchResult.Broken(expiry.get(), "") : Diagnosis.of(error);
  }
}
