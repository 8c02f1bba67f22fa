package mirror.deletion;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.frontier.Event;
import mirror.frontier.Fingerprints;
import mirror.frontier.Intent;
import mirror.frontier.Observer;
import mirror.frontier.PagedListing;
import mirror.listing.Entry;
import mirror.local.Casing;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;

/** What is in a directory here and has no row in its listing. */
public final class UnknownFiles {
  private final LocalDirectory directory;
  private final Casing casing;
  private final Fingerprints named = new Fingerprints();

  /** All that is in {@code directory}, as long as nothing is known to be named. */
  public UnknownFiles(LocalDirectory directory, Casing casing) {
    this.directory = directory;
    this.casing = casing;
  }

  /** The listing has a row for what has this name here. */
  public void name(String name) {
    named.add(casing.key(name));
  }

  /** This is a row of the listing. */
  public void row(Entry entry) {
    String segment = entry.segment();
    if (!segment.isEmpty()) {
      name(directory.name(segment));
    }
  }

  /** Of a directory and its listing, all rows of which count, wanted or not. */
  public static UnknownFiles of(LocalDirectory directory, Casing casing, PagedListing listing) {
    var unknown = new UnknownFiles(directory, casing);
    listing.forEach(unknown::row);
    return unknown;
  }

  /** Whether the listing has a row for what has this name, whatever it is there. */
  boolean isNamed(String name) {
    return named.contains(casing.key(name));
  }

  private void names(LocalDirectory.NameReader reader) throws IOException {
    if (directory.isFound()) { // not while a file stands there, which gives way later or never
      directory.names(
          name -> {
            // What this program made has no control characters in its name.
            if (!isNamed(name) && name.chars().noneMatch(Character::isISOControl)) {
              reader.name(name);
            }
          });
    }
  }

  /** The directory of that name, if one is there; so is what a link leads to that is followed. */
  static Optional<LocalDirectory> standing(LocalDirectory directory, String name)
      throws IOException {
    Optional<LocalDirectory> real = directory.existing(name); // it may be closed to us
    if (real.isPresent()) {
      return real;
    }
    LocalDirectory linked = new Place.File(directory, name).asDirectory().directory();
    return linked.isFound() ? Optional.of(linked) : Optional.empty();
  }

  /** The directories among them, mirrored or not. */
  List<LocalDirectory> directories() throws IOException {
    List<LocalDirectory> directories = new ArrayList<>();
    names(name -> standing(directory, name).ifPresent(directories::add));
    return directories;
  }

  /** Tells of those that nothing is known about. */
  public void tellUnknown(DirectoryRecord record, RecordStore records, Observer observer)
      throws IOException {
    names(
        name -> {
          Optional<LocalDirectory> below = standing(directory, name);
          Optional<BasicFileAttributes> file =
              directory.attributes(name).filter(BasicFileAttributes::isRegularFile);
          boolean unknown =
              below.isPresent()
                  ? records.find(below.get()).isEmpty()
                  : file.isPresent() && record.find(name).isEmpty();
          if (unknown) {
            OptionalLong size =
                file.map(found -> OptionalLong.of(found.size())).orElse(OptionalLong.empty());
            var place = new Place.File(directory, name);
            observer.on(
                new Event.Planned(Intent.UNKNOWN, place.path().toUri(), place.path(), size));
          }
        });
  }
}
