package mirror.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import mirror.tls.CertificateFault;

/**
 * What went wrong when the client threw: its messages are often null ("ConnectException: null"),
 * the causes tell more.
 */
final class Diagnosis {
  /** How the client says that it was hung up on before an answer. */
  private static final String NO_ANSWER = "header parser received no bytes";

  /** The same in the middle of a TLS handshake, and before it. */
  private static final Set<String> HUNG_UP =
      Set.of("Remote host terminated the handshake", "Remote host closed the channel");

  /** How it says that it was hung up on within a head, of which it quotes a line. */
  private static final Pattern CUT_HEAD =
      Pattern.compile("(?s)parsing HTTP/1.1 (status line|header), receiving \\[(.*)], parser.*");

  /** RST_STREAM with HTTP_1_1_REQUIRED (RFC 9113, section 7), as the client words it. */
  private static final String OLDER = "Use HTTP/1.1 for request";

  /** GOAWAY or REFUSED_STREAM: whatever it was may be asked again (RFC 9113, section 8.7). */
  private static final String UNPROCESSED = "request not processed by peer";

  /** More streams than its SETTINGS allow (RFC 9113, section 5.1.2): nothing was sent. */
  private static final String TOO_MANY = "too many concurrent streams";

  /** SNIHostName's complaint about {@code https://example.org./}. */
  private static final String FINAL_DOT = "cannot have the trailing dot";

  /** The same when the first bytes of the answer to a TLS hello were none of TLS. */
  private static final String NO_TLS = "Unrecognized SSL message";

  /** How the client says that a 204 has a body. */
  private static final String NO_BODY = "unexpected content length";

  /** How the client quotes what no header may hold: a cookie, or a place with a password. */
  private static final Pattern BAD_VALUE = Pattern.compile("(?s)(.*?header value)( \"[^:]*)?.*");

  private Diagnosis() {}

  /**
   * The fault behind an error before any head came.
   *
   * @throws IllegalStateException when the error is none of the network's, but a bug
   */
  static FetchResult.Broken of(Throwable error) {
    if (error instanceof IllegalArgumentException) {
      // The client's way with a head it cannot use: a Content-Length that is no number, for one.
      String message = error.getMessage() == null ? "" : error.getMessage();
      return message.contains(FINAL_DOT)
          ? broken(Fault.TLS, "the host's name must not end in a dot")
          : broken(Fault.PROTOCOL, message);
    }
    if (error instanceof IndexOutOfBoundsException) {
      // Its way with a header's name beyond ASCII in HTTP/2 (JDK 25, Utils.isValidName).
      return broken(Fault.PROTOCOL, "no possible head");
    }
    if (error instanceof InternalError && error.getCause() instanceof IOException cause) {
      return of(cause); // its way with a socket that cannot be had: too many files are open
    }
    if (isBeyondClient(error)) {
      return broken(Fault.HTTP_1_1_REQUIRED, "");
    }
    if (!(error instanceof IOException)) {
      throw new IllegalStateException(error);
    }
    String message = error.getMessage() == null ? "" : error.getMessage();
    if (message.equals("Too many retries") && error.getCause() != null) {
      return of(error.getCause()); // its own are switched off (jvm.options)
    }
    return switch (error) {
      case HttpConnectTimeoutException _ -> broken(Fault.CONNECT_TIMEOUT, "");
      // Bad luck, and no judgement of a certificate.
      case SSLException _ when HUNG_UP.contains(message) ->
          broken(Fault.BROKEN_OFF, "in the TLS handshake");
      case SSLException _ when message.contains(NO_TLS) ->
          broken(Fault.TLS, "what answers there speaks no TLS; is it http?");
      case SSLException e ->
          broken(Fault.TLS, CertificateFault.of(e).map(CertificateFault::toString).orElse(message));
      case UnknownHostException _ -> broken(Fault.NO_SUCH_HOST, "");
      case ConnectException e -> connect(e);
      case ProtocolException _ -> broken(Fault.PROTOCOL, unquoted(message));
      case IOException _ when message.startsWith(NO_BODY) -> broken(Fault.PROTOCOL, message);
      case IOException _ when message.equals(UNPROCESSED) -> broken(Fault.UNPROCESSED, "");
      case IOException _ when message.equals(TOO_MANY) -> broken(Fault.TOO_MANY, "");
      case IOException _ when message.endsWith(OLDER) -> broken(Fault.HTTP_1_1_REQUIRED, "");
      default -> brokenOff(message);
    };
  }

  /**
   * Whether the client has no answer to what came by HTTP/2: a PRIORITY frame, which RFC 9113
   * (section 5.3.2) lets it pass over, ends its connection (JDK 25, Stream.incoming_priority).
   */
  static boolean isBeyondClient(Throwable error) {
    return error instanceof UnsupportedOperationException
        || error.getCause() != null && isBeyondClient(error.getCause());
  }

  /** What was received of a header may be a cookie; where no HTTP began, none is meant (0.9). */
  private static FetchResult.Broken brokenOff(String message) {
    Matcher cut = CUT_HEAD.matcher(message);
    if (!cut.matches()) {
      return broken(Fault.BROKEN_OFF, message.contains(NO_ANSWER) ? "" : message);
    }
    String line = cut.group(2);
    return cut.group(1).equals("status line") && !line.startsWith("HTTP/")
        ? broken(Fault.PROTOCOL, "Invalid status line: \"" + line + "\"")
        : broken(Fault.BROKEN_OFF, "in its head");
  }

  /** With the header's name, but without its value. */
  private static String unquoted(String message) {
    Matcher bad = BAD_VALUE.matcher(message);
    if (!bad.matches()) {
      return message;
    }
    return bad.group(1) + (bad.group(2) == null ? "" : bad.group(2) + "\"");
  }

  private static FetchResult.Broken connect(ConnectException error) {
    return switch (error.getCause()) {
      case UnresolvedAddressException _ -> broken(Fault.NO_SUCH_HOST, "");
      case ClosedChannelException _ -> broken(Fault.REFUSED, "");
      case ConnectException e -> connectMessage(e);
      case null, default -> connectMessage(error);
    };
  }

  private static FetchResult.Broken connectMessage(ConnectException error) {
    String message = error.getMessage() == null ? "" : error.getMessage();
    return message.contains("refused")
        ? broken(Fault.REFUSED, "")
        : broken(Fault.UNREACHABLE, message);
  }

  private static FetchResult.Broken broken(Fault fault, String detail) {
    return new FetchResult.Broken(fault, detail);
  }
}
