package mirror.fetch;

/** Why a request ended without a complete answer. */
public enum Fault {
  NO_SUCH_HOST("no such host", Kind.NETWORK),
  REFUSED("connection refused", Kind.NETWORK),
  UNREACHABLE("cannot connect", Kind.NETWORK),
  CONNECT_TIMEOUT("no connection within the time-out", Kind.NETWORK),
  SILENT("no answer within the time-out", Kind.NETWORK),
  STALLED("the transfer stalled", Kind.NETWORK),
  BROKEN_OFF("the connection broke", Kind.NETWORK),
  UNPROCESSED("the server did not take the request", Kind.NETWORK),
  TOO_MANY("the server takes fewer requests at a time", Kind.NETWORK),
  TRUNCATED("the answer broke off", Kind.NETWORK),
  TLS("no secure connection", Kind.TLS),
  PROTOCOL("not an HTTP answer", Kind.PROTOCOL),
  HTTP_1_1_REQUIRED("the server wants HTTP/1.1", Kind.PROTOCOL),
  STOPPED("stopped", Kind.STOP);

  /** What failed, for the exit status and the decision to try again. */
  public enum Kind {
    /** May pass. */
    NETWORK,
    /** A certificate does not mend itself. */
    TLS,
    /** A server that talks nonsense may be one of several. */
    PROTOCOL,
    /** The run was told to end. */
    STOP,
  }

  private final String words;
  private final Kind kind;

  Fault(String words, Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether another try may go better. */
  public boolean mayPass() {
    return switch (kind) {
      case NETWORK, PROTOCOL -> true;
      case TLS, STOP -> false;
    };
  }

  /** For a person. */
  @Override
  public String toString() {
    return words;
  }
}
