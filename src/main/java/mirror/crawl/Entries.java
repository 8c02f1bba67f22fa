package mirror.crawl;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.ListingParser;
import mirror.listing.PageSource;
import mirror.local.LocalDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which entries of a page become targets: those in scope, each once, each with a name of its own.
 */
final class Entries {
  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private final Scope scope;
  private final boolean caseSensitive;
  private final Seen seen;

  Entries(Scope scope, boolean caseSensitive, Seen seen) {
    this.scope = scope;
    this.caseSensitive = caseSensitive;
    this.seen = seen;
  }

  /** Reads a page for its links, and says why one is no entry. */
  static Listing read(PageSource page) throws IOException {
    return new ListingParser(
            (link, refusal) -> LOG.debug("{}: not {}, which {}", page.uri(), link, refusal))
        .parse(page);
  }

  /**
   * What a page yields.
   *
   * @param children in scope and not queued before
   * @param inScope how many links are in scope, queued before or not
   */
  record Selection(Children children, int inScope, List<Outcome.Problem> problems) {}

  /**
   * Selects from the page that {@code target} was answered with; empty when that shows what a
   * directory above it does.
   *
   * @param directory where the entries of that directory stand
   */
  Optional<Selection> select(Target target, LocalDirectory directory, Listing listing) {
    long print = Ancestry.print(listing);
    if (target.ancestry().contains(print)) {
      return Optional.empty();
    }
    boolean generated = listing.kind() == Listing.Kind.GENERATED;
    // A generated listing names what is in its own directory, a hand-made page anything in the
    // tree.
    var base = generated ? Children.Base.of(target.directory(), directory) : target.root().base();
    var children = new Children(target, base, target.ancestry().with(print));
    List<Outcome.Problem> problems = new ArrayList<>();
    Map<String, URI> holders = new HashMap<>();
    int inScope = 0;
    for (Entry entry : listing.entries()) {
      URI uri = entry.uri();
      switch (scope.decide(target.root().uri(), uri, target.depth() + 1)) {
        case Scope.Verdict.Accept() -> {
          inScope++;
          URI holder = holders.putIfAbsent(name(base, uri), uri);
          if (holder != null) {
            clash(listing.kind(), uri, holder).ifPresent(problems::add);
          } else if (isNew(uri, generated)) {
            children.add(uri);
          }
        }
        case Scope.Verdict.Refuse(Scope.Refusal refusal) -> {
          LOG.debug("{}: not {}, which {}", target.uri(), uri, refusal);
          if (refusal.isLoss()) {
            problems.add(problem(uri, refusal.toString()));
          }
        }
      }
    }
    return Optional.of(new Selection(children, inScope, problems));
  }

  /**
   * A file of a generated listing is in no other, so it need not be remembered: memory does not
   * grow with files.
   */
  private boolean isNew(URI uri, boolean generated) {
    return generated && !uri.getRawPath().endsWith("/") ? !seen.containsFile(uri) : seen.add(uri);
  }

  private String name(Children.Base base, URI uri) {
    String name = base.name(uri);
    return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
  }

  /**
   * Two URLs for one name: the first has it. Pages that people write often link a directory both
   * with its slash and without.
   */
  private static Optional<Outcome.Problem> clash(Listing.Kind kind, URI uri, URI holder) {
    return kind == Listing.Kind.HAND_MADE && unslashed(uri).equals(unslashed(holder))
        ? Optional.empty()
        : Optional.of(problem(uri, "its name here is that of " + holder));
  }

  private static Outcome.Problem problem(URI uri, String reason) {
    return new Outcome.Problem(uri, new Failure(Failure.Kind.OTHER, reason));
  }

  private static String unslashed(URI uri) {
    String url = uri.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
