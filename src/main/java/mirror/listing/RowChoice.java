package mirror.listing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses, of the parts of a page, the narrowest that is all there is of a listing. */
final class RowChoice {
  /** Of the candidates, a part that is all there is of the rows holds no fewer. */
  private static final double LEAST = 0.3;

  /** Rows that may be those of the page, and what they say of it. */
  record Reading(Optional<MainBlock.Block> block, Optional<Rows> rows, ListingSigns evidence) {
    /** How many candidates it holds. */
    int candidates() {
      return block.map(MainBlock.Block::candidates).orElse(0);
    }
  }

  private final ScannedPage page;
  private final List<RowRule> rules;
  private final Sections sections;
  private final Reading all;

  RowChoice(ScannedPage page, List<RowRule> rules) {
    this.page = page;
    this.rules = rules;
    sections = new Sections(page);
    all = read(page.block().map(sections::with));
  }

  private Reading read(Optional<MainBlock.Block> block) {
    Optional<Rows> rows = block.map(found -> new Rows(page, found));
    return new Reading(
        block,
        rows,
        rows.map(found -> ListingSigns.of(found, rules, page)).orElse(ListingSigns.NONE));
  }

  private Reading read(MainBlock.Block block) {
    return read(Optional.of(block));
  }

  /** The rows: what shows most of them, without a readme or footer that may follow. */
  Reading rows() {
    Reading rows = spelled().or(this::headed).or(this::told).or(this::named).orElse(all);
    return isGenerated(rows) ? withoutAfterword(rows) : rows;
  }

  private boolean isGenerated(Reading part) {
    return part.evidence.isGenerated(page);
  }

  /** Whether nothing else on the page could be an entry, and all rows are alike. */
  private boolean isAlone() {
    return all.block
        .filter(rows -> rows.candidates() == page.blocks().getLast().candidates())
        .filter(all.evidence::showsDataInAll)
        .isPresent();
  }

  /** All that is linked, where it is nothing but names, wherever they stand. */
  private Optional<Reading> spelled() {
    return page.block()
        .filter(_ -> page.plain() && Verbatim.isAll(page))
        .map(rows -> Sections.over(page.blocks().getLast(), rows))
        .map(rows -> all.block.equals(Optional.of(rows)) ? all : read(rows));
  }

  /** The rows below their heads, which may have been found already. */
  private Optional<Reading> headed() {
    return ColumnHeads.rows(page)
        .filter(sections::leavesNoSection)
        .map(
            rows ->
                rows.candidates() == all.candidates() && all.block.filter(rows::covers).isPresent()
                    ? all
                    : read(rows))
        .filter(part -> isGenerated(part) && part.evidence.showsDataInMost());
  }

  /** The rows where all data is shown, if there is more on the page. */
  private Optional<Reading> told() {
    Optional<MainBlock.Block> told =
        isAlone() ? Optional.empty() : DataBlock.of(page).filter(sections::showsMost);
    if (told.isEmpty()) {
      return Optional.empty();
    }
    MainBlock.Block rows = told.get();
    MainBlock.Block block = sections.with(rows);
    boolean narrower = all.block.filter(block::covers).isEmpty();
    boolean wider = all.block.filter(rows::holds).isPresent();
    Reading part = narrower || wider ? read(block) : all;
    boolean more = narrower || part.evidence.data() > all.evidence.data();
    return Optional.of(part)
        .filter(_ -> more && part.evidence.hasAllData(all.evidence) && isGenerated(part))
        .filter(
            _ ->
                isGenerated(all)
                    || ListingSigns.isFramed(page)
                    || page.directory().mayName() // a script lists what its query names
                    || holdsParent(rows)
                    || part.evidence.showsAllInAll() && sections.leavesMenus(rows));
  }

  /** The rows where the names are, where other links have titles. */
  private Optional<Reading> named() {
    if (!hasOrders() && !ListingSigns.isFramed(page)) {
      return Optional.empty();
    }
    return page.named().stream()
        .filter(rows -> !all.block.equals(Optional.of(sections.with(rows)))) // it was read
        .flatMap(rows -> Stream.of(read(sections.with(rows))).filter(part -> isWhole(rows, part)))
        .findFirst();
  }

  private boolean isWhole(MainBlock.Block rows, Reading part) {
    boolean data = part.evidence.hasAllData(all.evidence);
    boolean names = part.evidence.showsNamesInAll() && holdsParent(part.block.orElseThrow());
    return isGenerated(part)
        && (hasOrders() && (data || isLarge(rows)) || (data || names) && sections.showsMost(rows));
  }

  private boolean hasOrders() {
    return isGenerated(all) || page.count(LinkKind.SORT) > 1;
  }

  private boolean isLarge(MainBlock.Block part) {
    MainBlock.Block wide = page.block().orElseThrow();
    return part.isWithin(wide) && part.candidates() >= wide.candidates() * LEAST;
  }

  /** Whether the way up is one of the rows. */
  private boolean holdsParent(MainBlock.Block rows) {
    int number = 0;
    for (Link link : page.links()) {
      if (rows.holds(number++) && link.kind() == LinkKind.PARENT) {
        return true;
      }
    }
    return false;
  }

  private Reading withoutAfterword(Reading rows) {
    if (!rows.evidence.showsDataInPart()) {
      return rows;
    }
    Reading cut = read(rows.block.flatMap(block -> Afterword.cut(page, block)));
    return isGenerated(cut) && cut.evidence.filesShowData() ? cut : rows;
  }
}
