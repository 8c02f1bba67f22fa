package mirror.listing;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The entries of a generated listing: what the rows of its main block show, and nothing else. */
final class GeneratedRows {
  /** In the paths of what else is shown. */
  private static final int MOST_CHARACTERS = 8_000_000;

  private final ScannedPage page;
  private final ListingSigns evidence;
  private final List<RowRule> rules;
  private final RefusedLinks refused;
  private final SeenLinks seen = new SeenLinks();

  GeneratedRows(
      ScannedPage page, ListingSigns evidence, List<RowRule> rules, RefusedLinks refused) {
    this.page = page;
    this.evidence = evidence;
    this.rules = rules;
    this.refused = refused;
  }

  /**
   * Adds the entries, and tells of all other links why they are none.
   *
   * @return whether there was room for all
   */
  boolean collect(Optional<Rows> rows, EntryList entries) throws IOException {
    if (!refused.equals(RefusedLinks.NOBODY)) {
      refuseOthers(rows);
    }
    if (rows.isPresent()) {
      for (Row row : rows.get()) {
        collect(row, entries);
      }
    }
    return !seen.isFull();
  }

  /** Whether something else is shown by its name: it may be a row that was taken for none. */
  boolean leaveNames(EntryList entries) {
    Set<String> places = new HashSet<>();
    int characters = 0;
    for (Link link : page.links()) {
      Optional<Candidate> other =
          Candidate.inRows(link, page)
              .filter(e -> e.isChild() && (e.isNamed() || e.showsName() && link.isTold()))
              .filter(_ -> seen.add(link.url()));
      if (other.isPresent()) {
        String place = other.get().place();
        places.add(place);
        characters += place.length();
        if (characters > MOST_CHARACTERS) {
          return true;
        }
      }
    }
    if (!places.isEmpty()) {
      entries.forEach(entry -> places.remove(Candidate.place(entry.path())));
    }
    return !places.isEmpty();
  }

  private void refuseOthers(Optional<Rows> rows) {
    int number = 0;
    for (Link link : page.links()) {
      int at = number++;
      Optional<Refusal> reason =
          link.kind()
              .refusal()
              .or(
                  () ->
                      rows.isPresent() && rows.get().hold(at, link)
                          ? Optional.empty()
                          : Optional.of(Refusal.BESIDE_THE_ROWS));
      reason.ifPresent(refusal -> refused.refuse(link.url().toString(), refusal));
    }
  }

  private void collect(Row row, EntryList entries) throws IOException {
    for (Link nameless : row.nameless()) {
      refused.refuse(nameless.url().toString(), Refusal.NAMELESS);
    }
    List<Candidate> shown = row.entries(rules, refused);
    if (row.isTool(shown) || evidence.speaks() && !shown.isEmpty() && row.isMute(shown)) {
      shown.forEach(tool -> refused.refuse(tool.link().url().toString(), Refusal.TOOL));
      return;
    }
    for (Candidate candidate : shown) {
      if (!seen.add(candidate.link().url())) {
        refused.refuse(candidate.link().url().toString(), Refusal.REPEATED);
        continue;
      }
      boolean alone = shown.size() == 1;
      Row.Beside beside = row.beside(candidate, alone);
      Shape shape = ShapeSigns.of(candidate, row.icon(candidate, alone), beside, evidence, alone);
      entries.add(
          new Entry(
              candidate.link().url(),
              candidate.pathAs(shape),
              shape,
              beside.text(),
              shape == Shape.DIRECTORY || evidence.numbered()
                  ? OptionalLong.empty()
                  : beside.words().bytes()));
    }
  }
}
