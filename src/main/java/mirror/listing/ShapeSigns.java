package mirror.listing;

/**
 * What a row shows its entry as. Never judged by the extension: {@code Show.S01.H.264-GRP} is a
 * directory.
 */
final class ShapeSigns {
  private ShapeSigns() {}

  /**
   * The shape of an entry whose URL may have no slash at its end.
   *
   * @param alone whether it is the only entry of its row
   */
  static Shape of(
      Candidate entry, Icon icon, Row.Beside beside, ListingSigns listing, boolean alone) {
    if (entry.shape() == Shape.DIRECTORY) {
      return entry.shape();
    }
    if (entry.showsDirectoryOfPage()) { // then so does the rest of the row
      return Shape.UNSURE;
    }
    RowText row = beside.words();
    String text = entry.link().text();
    if (row.marked() || text.endsWith("/")) {
      return Shape.DIRECTORY;
    }
    boolean folder =
        icon == Icon.FOLDER
            || row.folder()
            || beside.text().startsWith("/")
            || text.startsWith("📁")
            || beside.text().contains("📁");
    if (folder && !row.sized()) { // a class that every row has says nothing
      boolean page = listing.icons() == listing.rows() && ShownName.hasPageSuffix(entry.path());
      return page ? Shape.UNSURE : Shape.DIRECTORY;
    }
    if (entry.shape() == Shape.FILE) { // by a key that some scripts have for directories too
      return entry.shape();
    }
    if (folder) {
      return Shape.UNSURE;
    }
    if (row.sized()) {
      return listing.sizedFrame() ? Shape.LIKELY_FILE : Shape.FILE;
    }
    boolean sizeless = alone && (listing.showsSizes() || row.dashed() && listing.showsAnySize());
    // A page of no size may be either: what its URL is answered with tells.
    return sizeless && !listing.showsSlashes() && !ShownName.hasPageSuffix(entry.path())
        ? Shape.DIRECTORY
        : Shape.LIKELY_FILE;
  }
}
