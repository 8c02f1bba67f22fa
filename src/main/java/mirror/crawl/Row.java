package mirror.crawl;

import java.util.OptionalLong;
import mirror.listing.Entry;

/**
 * What the listing that names a target says of it.
 *
 * @param text beside the name: dates and sizes
 * @param size in bytes, where all of its digits are shown
 */
public record Row(String text, OptionalLong size) {
  /** Of what no listing names: a seed, a link of a page that somebody wrote. */
  static final Row NONE = new Row("", OptionalLong.empty());

  static Row of(Entry entry) {
    return new Row(entry.rowText(), entry.size());
  }
}
