package mirror.report;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mirror.crawl.StopReason;
import mirror.frontier.Failure;

/** What the program tells its caller: the first of these that happened. */
public enum ExitStatus {
  /** Everything listed is mirrored. */
  OK(0),
  /** Nothing was done: the command line makes no sense. */
  USAGE(2),
  /** By SIGINT; the JVM itself makes 143 of SIGTERM. */
  INTERRUPTED(130),
  /** Another run holds the target (EX_TEMPFAIL of sysexits.h: try later). */
  LOCKED(75),
  LOCAL(3),
  TLS(5),
  AUTHENTICATION(6),
  NETWORK(4),
  PROTOCOL(7),
  SERVER(8),
  /** More would be deleted than --max-delete allows (the number is rsync's). */
  DELETIONS_HELD(25),
  /** A limit of the user's own was reached. */
  STOPPED(10),
  /** Only listed files that the server does not give. */
  WITHHELD(24),
  OTHER(1);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The status of a run in which such failures happened, and which may have been stopped. */
  static ExitStatus of(Set<Failure.Kind> failures, Optional<StopReason> stopped) {
    return Stream.concat(
            failures.stream().map(ExitStatus::of), stopped.stream().map(ExitStatus::of))
        .min(ExitStatus::compareTo)
        .orElse(OK);
  }

  private static ExitStatus of(StopReason reason) {
    return switch (reason) {
      case INTERRUPTED -> INTERRUPTED;
      case UNHEARD -> OK;
      case QUOTA, DURATION -> STOPPED;
    };
  }

  private static ExitStatus of(Failure.Kind kind) {
    return switch (kind) {
      case LOCKED -> LOCKED;
      case LOCAL -> LOCAL;
      case TLS -> TLS;
      case AUTHENTICATION -> AUTHENTICATION;
      case NETWORK -> NETWORK;
      case PROTOCOL -> PROTOCOL;
      case SERVER -> SERVER;
      case DELETIONS_HELD -> DELETIONS_HELD;
      case WITHHELD -> WITHHELD;
      case OTHER -> OTHER;
    };
  }
}
