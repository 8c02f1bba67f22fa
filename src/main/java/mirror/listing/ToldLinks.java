package mirror.listing;

import java.util.Optional;

/** Tells, in the order of the page, which links show a name and beside it a size or a date. */
final class ToldLinks {
  private final ScannedPage page;
  private Optional<Link> shown = Optional.empty();

  ToldLinks(ScannedPage page) {
    this.page = page;
  }

  /** Whether it is the last link of those to an entry, beside which data may stand. */
  boolean isTold(Link link) {
    boolean own = Candidate.inRows(link, page).filter(Candidate::showsStem).isPresent();
    if (own) {
      shown = Optional.of(link);
    } else if (!repeats(link)) {
      return false;
    }
    boolean told =
        tells(link.words()) || (own ? link.icon() == Icon.FOLDER : tells(RowText.of(link.text())));
    shown = told ? Optional.empty() : shown;
    return told;
  }

  private static boolean tells(RowText words) {
    return words.dated() || words.sized() || words.folder();
  }

  /** Cells may link what the name does, and tools of a row its file. */
  private boolean repeats(Link link) {
    return shown.filter(name -> name.url().rawPath().equals(link.url().rawPath())).isPresent();
  }
}
