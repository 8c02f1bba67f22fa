package mirror;

import java.util.Set;
import mirror.crawl.Failure;

/** What the program tells its caller: the first of these that happened. */
enum ExitStatus {
  /** Everything listed is mirrored. */
  OK(0),
  /** Nothing was done: the command line makes no sense. */
  USAGE(2),
  LOCAL(3),
  TLS(5),
  AUTHENTICATION(6),
  NETWORK(4),
  PROTOCOL(7),
  SERVER(8),
  /** Only listed files that the server does not give. */
  WITHHELD(24),
  OTHER(1);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The status of a run in which such failures happened. */
  static ExitStatus of(Set<Failure.Kind> failures) {
    return failures.stream().map(ExitStatus::of).min(ExitStatus::compareTo).orElse(OK);
  }

  private static ExitStatus of(Failure.Kind kind) {
    return switch (kind) {
      case LOCAL -> LOCAL;
      case TLS -> TLS;
      case AUTHENTICATION -> AUTHENTICATION;
      case NETWORK -> NETWORK;
      case PROTOCOL -> PROTOCOL;
      case SERVER -> SERVER;
      case WITHHELD -> WITHHELD;
      case OTHER -> OTHER;
    };
  }
}
