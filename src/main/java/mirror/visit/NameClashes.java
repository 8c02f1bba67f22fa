package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mirror.frontier.Fingerprints;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;
import mirror.local.UrlPath;

/**
 * Entries of one page that would have one name here: it is that of the entry that had it before, by
 * the record, or else of the first. They are rare, and no record is asked where there are none.
 */
final class NameClashes {
  private final Function<Entry, String> naming;
  private final RecordStore records;
  private final Fingerprints names = new Fingerprints();
  private final Set<String> contested = new HashSet<>();
  private final Map<String, Holder> holders = new HashMap<>();
  private final Map<URI, Optional<RecordedDirectory>> directories = new HashMap<>();

  private record Holder(int index, URI uri) {}

  /**
   * None yet.
   *
   * @param naming what an entry is called here
   */
  NameClashes(Function<Entry, String> naming, RecordStore records) {
    this.naming = naming;
    this.records = records;
  }

  /** The page has this entry, wanted or not. */
  void add(Entry entry) {
    String name = naming.apply(entry);
    if (!names.add(name)) {
      contested.add(name);
    }
  }

  boolean areNone() {
    return contested.isEmpty();
  }

  /**
   * Gives an entry, the {@code index}th of the page, its name if it had it before.
   *
   * @param targets which an entry would be
   */
  void settle(int index, Entry entry, Function<Entry, Target> targets) throws IOException {
    String name = naming.apply(entry);
    if (contested.contains(name)
        && !holders.containsKey(name)
        && isRecorded(targets.apply(entry))) {
      holders.put(name, new Holder(index, entry.uri()));
    }
  }

  /** Which entry has the name that the {@code index}th would have, if that is another. */
  Optional<URI> holder(int index, Entry entry) {
    if (areNone()) {
      return Optional.empty();
    }
    String name = naming.apply(entry);
    return contested.contains(name)
        ? Optional.of(holders.computeIfAbsent(name, _ -> new Holder(index, entry.uri())))
            .filter(holder -> holder.index() != index)
            .map(Holder::uri)
        : Optional.empty();
  }

  private boolean isRecorded(Target target) throws IOException {
    return switch (target.place()) {
      case Place.Directory(var directory) ->
          records
              .find(directory)
              .filter(known -> path(known.url()).equals(path(Target.directory(target.named()))))
              .isPresent();
      case Place.File file -> {
        Optional<RecordedDirectory> above = above(target, file);
        Optional<RecordedFile> known =
            above.isPresent() ? above.get().record().findStanding(file.name()) : Optional.empty();
        yield known
            .filter(it -> CanonicalPath.of(it.link()).equals(CanonicalPath.of(target.link())))
            .isPresent();
      }
    };
  }

  /** Each record is read once, however many ask it. */
  private Optional<RecordedDirectory> above(Target target, Place.File file) throws IOException {
    URI url = UrlPath.directory(target.named());
    if (!directories.containsKey(url)) {
      directories.put(url, records.find(file.directory()));
    }
    return directories.get(url);
  }

  /** Of whatever origin: a site may move. */
  private static String path(URI url) {
    return CanonicalPath.of(url.getRawPath() + '?' + url.getRawQuery());
  }

  /**
   * A row may stand on two pages of one listing; and pages that people write often link a directory
   * both with its slash and without.
   */
  static boolean areSame(Listing.Kind kind, URI uri, URI holder) {
    String one = CanonicalPath.of(uri.toString());
    String other = CanonicalPath.of(holder.toString());
    return switch (kind) {
      case GENERATED -> one.equals(other);
      case HAND_MADE -> unslashed(one).equals(unslashed(other));
    };
  }

  private static String unslashed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
