package mirror.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The links of one row of a listing, and the entries that it shows. */
final class Row {
  /** A row of more links is no row: what is quadratic in them would take for ever. */
  static final int MOST_LINKS = 64;

  /** Characters of a row beside its name. */
  private static final int LONGEST_TEXT = 500;

  private final List<Link> links;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Link> nameless = new ArrayList<>();
  private boolean foreign;
  private Optional<Beside> sole = Optional.empty();

  Row(List<Link> links, ScannedPage page) {
    this.links = links;
    for (Link link : links) {
      if (link.kind().isBelow()) {
        Optional<Candidate> candidate = Candidate.of(link, page);
        candidate.ifPresentOrElse(candidates::add, () -> nameless.add(link));
      } else {
        foreign = foreign || !link.kind().isFrame();
      }
    }
  }

  /** Its links with a query from which no name follows. */
  List<Link> nameless() {
    return nameless;
  }

  /** Whether it only has links that lead out of the listing. */
  boolean isForeign() {
    return candidates.isEmpty() && foreign;
  }

  /** Its links but for those that are no entries. */
  List<Candidate> entries(List<RowRule> rules, RefusedLinks refused) {
    List<Candidate> entries = candidates;
    for (RowRule rule : rules) {
      entries = rule.keep(entries, refused);
    }
    return entries;
  }

  /**
   * Whether it is no row, but does something with the directory ("all files in one archive") or
   * tells of it: what it links lies further below, and nothing is shown of it.
   */
  boolean isTool(List<Candidate> entries) {
    boolean further = false;
    for (Candidate entry : entries) {
      further |= !entry.isChild();
    }
    if (!further || entries.stream().anyMatch(Candidate::showsStep)) {
      return false;
    }
    return !beside(entries.getFirst(), entries.size() == 1).words().showsData();
  }

  /** Whether it shows nothing of what it links, as a button does. */
  boolean isMute(List<Candidate> entries) {
    Candidate first = entries.getFirst();
    boolean alone = entries.size() == 1;
    return !beside(first, alone).words().showsData()
        && icon(first, alone) != Icon.FOLDER
        && entries.stream().noneMatch(e -> e.shape() == Shape.DIRECTORY || e.showsStep());
  }

  /**
   * What a row says beside the name of an entry.
   *
   * @param words the same, recognised
   */
  record Beside(String text, RowText words) {
    Beside(String text) {
      this(text, RowText.of(text));
    }
  }

  /** What the row says beside an entry, which may be the only one of it. */
  Beside beside(Candidate entry, boolean alone) {
    if (!alone) {
      return new Beside(textBeside(entry, false));
    }
    if (sole.isEmpty()) {
      sole = Optional.of(new Beside(textBeside(entry, true)));
    }
    return sole.get();
  }

  private String textBeside(Candidate entry, boolean alone) {
    if (!alone) {
      return RowText.collapsed(entry.link().before() + ' ' + entry.link().after());
    }
    if (links.size() == 1 && entry.showsName() && entry.link().text().indexOf(' ') < 0) {
      Link only = entry.link(); // as in most listings
      return only.before().isEmpty() ? only.after() : (only.before() + ' ' + only.after()).strip();
    }
    String name = RowText.collapsed(ShownName.decoded(entry.place()));
    var text = new StringBuilder();
    for (Link link : links) {
      text.append(' ').append(link.before());
      if (!link.equals(entry.link()) && !ShownName.shows(link.text(), entry.path())) {
        text.append(' ').append(link.text());
      } else if (link.equals(entry.link()) && link.text().startsWith(name + ' ')) {
        text.append(link.text(), name.length(), link.text().length()); // cells within the link
      }
      text.append(' ').append(link.after());
    }
    String collapsed = RowText.collapsed(text);
    if (!entry.showsName() && (collapsed + ' ').startsWith(name + ' ')) {
      collapsed = collapsed.substring(name.length()).strip(); // a row that is a link itself
    }
    return collapsed.length() > LONGEST_TEXT ? collapsed.substring(0, LONGEST_TEXT) : collapsed;
  }

  Icon icon(Candidate entry, boolean alone) {
    Icon icon = entry.link().icon();
    for (Link link : alone ? links : List.<Link>of()) {
      icon = icon.or(link.icon());
    }
    return icon;
  }
}
