package mirror.auth;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to say who asks, as a server wants it. */
sealed interface Authorization permits Authorization.Basic, Digest {
  /** What the Authorization header of a GET of {@code uri} says. */
  String header(URI uri);

  /** Whether {@code fresh}, from the answer that refused this, may be let in where this was not. */
  boolean isWorthReplacingBy(Authorization fresh);

  /** The strongest that is offered and known here. */
  static Optional<Authorization> strongest(List<Challenge> challenges, Credentials credentials) {
    Stream<Authorization> digests =
        challenges.stream()
            .filter(challenge -> challenge.scheme().equals("digest"))
            .flatMap(challenge -> Digest.of(challenge, credentials).stream())
            .sorted(Comparator.comparing(Digest::algorithm).reversed())
            .map(Authorization.class::cast);
    Stream<Authorization> basic =
        challenges.stream()
            .filter(challenge -> challenge.scheme().equals("basic"))
            .map(_ -> new Basic(credentials));
    return Stream.concat(digests, basic).findFirst();
  }

  /** The same for every request. */
  record Basic(Credentials credentials) implements Authorization {
    @Override
    public String header(URI uri) {
      return credentials.basic();
    }

    @Override
    public boolean isWorthReplacingBy(Authorization fresh) {
      return switch (fresh) {
        case Basic basic -> !basic.equals(this);
        case Digest _ -> true;
      };
    }
  }
}
