package mirror.listing;

import java.util.Optional;

/**
 * What follows the rows of a listing in an element of its own, a readme or a footer: it may link
 * files by their names, but shows no sizes or dates as the rows do.
 */
final class Afterword {
  private Afterword() {}

  /** The block up to it; none where nothing follows the rows, or only what may be one. */
  static Optional<MainBlock.Block> cut(ScannedPage page, MainBlock.Block block) {
    int number = 0;
    int rows = 0;
    boolean framed = false;
    int first = block.first();
    int depth = Integer.MAX_VALUE; // how many elements hold all rows
    int since = Integer.MAX_VALUE; // and all that has come since the last of them
    int end = -1;
    for (Link link : page.links()) {
      if (block.holds(number)) {
        since = Math.min(since, link.shared());
        if (rows == 0 && (link.kind() == LinkKind.PARENT || link.kind() == LinkKind.SORT)) {
          framed = true; // the last of them stands where the rows begin
          first = number;
          since = Integer.MAX_VALUE;
        }
        if (Candidate.inRows(link, page).filter(Candidate::showsName).isPresent()) {
          RowText words = link.words();
          boolean data = words.dated() || words.sized();
          if (data && (rows > 0 || framed && !link.isDirectory())) {
            depth = Math.min(depth, since);
            end = -1;
          }
          if (data || rows == 0) {
            rows++;
            since = Integer.MAX_VALUE;
          } else if (link.isDirectory() && (end >= 0 || since < depth)) {
            return Optional.empty(); // directories may have a section of their own
          }
        }
        boolean known = depth < Integer.MAX_VALUE;
        end = known && end < 0 && since < depth ? number : end;
      }
      number++;
    }
    return end < 0
        ? Optional.empty()
        : Optional.of(new MainBlock.Block(first, end, depth, block.candidates()));
  }
}
