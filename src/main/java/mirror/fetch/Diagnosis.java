package mirror.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
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

  /** The same in the middle of a TLS handshake. */
  private static final String HUNG_UP = "Remote host terminated the handshake";

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
      return broken(Fault.PROTOCOL, error.getMessage() == null ? "" : error.getMessage());
    }
    if (error instanceof InternalError && error.getCause() instanceof IOException cause) {
      return of(cause); // its way with a socket that cannot be had: too many files are open
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
      case SSLException _ when message.equals(HUNG_UP) -> broken(Fault.BROKEN_OFF, "");
      case SSLException _ when message.contains(NO_TLS) ->
          broken(Fault.TLS, "what answers there speaks no TLS; is it http?");
      case SSLException e ->
          broken(Fault.TLS, CertificateFault.of(e).map(CertificateFault::toString).orElse(message));
      case UnknownHostException _ -> broken(Fault.NO_SUCH_HOST, "");
      case ConnectException e -> connect(e);
      case ProtocolException _ -> broken(Fault.PROTOCOL, unquoted(message));
      case IOException _ when message.startsWith(NO_BODY) -> broken(Fault.PROTOCOL, message);
      default -> broken(Fault.BROKEN_OFF, message.contains(NO_ANSWER) ? "" : message);
    };
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
