package mirror.listing;

/**
 * Pages on which all links show what they lead to as it is spelled, slash and suffix included: a
 * program made them, for people give their links titles.
 */
final class Verbatim {
  private Verbatim() {}

  /**
   * Whether nothing else is linked. A menu may be of words that are names too, but most names have
   * a suffix, or the slash of a directory.
   */
  static boolean isAll(ScannedPage page) {
    int names = 0;
    int words = 0;
    for (Link link : page.links()) {
      if (!link.kind().isFrame()) {
        if (link.kind() == LinkKind.QUERY || !isVerbatim(link, page)) {
          return false;
        }
        names++;
        words += link.text().indexOf('/') < 0 && link.text().indexOf('.') < 0 ? 1 : 0;
      }
    }
    return 2 * words < names;
  }

  private static boolean isVerbatim(Link link, ScannedPage page) {
    return Candidate.inRows(link, page)
        .filter(entry -> entry.showsPath() || entry.showsDirectoryOfPage())
        .isPresent();
  }
}
