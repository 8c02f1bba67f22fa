package mirror.listing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Listings that show directories and files in sections of their own: the larger one alone may hold
 * most of the links, or one alone show sizes.
 */
final class Sections {
  /** Entries of the smaller sections; more are a main block themselves. */
  private static final int MOST = 100_000;

  private final ScannedPage page;

  Sections(ScannedPage page) {
    this.page = page;
  }

  /** The block with all other sections, where what holds them holds nothing else. */
  MainBlock.Block with(MainBlock.Block block) {
    MainBlock.Block all = block;
    for (MainBlock.Block wider : page.blocks()) {
      if (wider.holds(all) && addsOnlyEntries(wider, all)) {
        all = new MainBlock.Block(wider.first(), wider.end(), block.depth(), wider.candidates());
      }
    }
    return all;
  }

  private boolean addsOnlyEntries(MainBlock.Block wider, MainBlock.Block block) {
    Set<String> places = new HashSet<>();
    Set<String> pictured = new HashSet<>(); // beside the link with the name
    int number = 0;
    for (Link link : page.links()) {
      boolean added = wider.holds(number) && !block.holds(number);
      if (added && !link.kind().isFrame()) {
        Optional<Candidate> entry = entry(link);
        if (entry.isEmpty() || places.size() == MOST || pictured.size() == MOST) {
          return false;
        }
        (entry.get().showsName() ? places : pictured).add(entry.get().place());
      }
      number++;
    }
    return !places.isEmpty() && places.containsAll(pictured) && !isShownAgain(places, block);
  }

  /** What is shown in both is mentioned in one of them. */
  private boolean isShownAgain(Set<String> places, MainBlock.Block block) {
    int number = 0;
    for (Link link : page.links()) {
      if (block.holds(number) && entry(link).filter(e -> places.contains(e.place())).isPresent()) {
        return true;
      }
      number++;
    }
    return false;
  }

  /**
   * Whether the block shows all directories that are shown, as they may have a section of their
   * own, beside which the site has links too (but for one whose title is close to its name, as a
   * forum's); and most files, of which a readme mentions some, also those that are told by a title
   * and their size.
   */
  boolean showsMost(MainBlock.Block block) {
    Set<String> directories = new HashSet<>();
    Set<String> names = new HashSet<>(); // that may be theirs; a readme or a menu has one
    Set<String> files = new HashSet<>();
    int number = 0;
    for (Link link : page.links()) {
      if (!block.holds(number++) && isTold(link)) {
        boolean directory = link.kind() == LinkKind.QUERY || Afterword.isDirectory(link);
        boolean file = !directory && (link.text().indexOf('.') >= 0 || !isName(link));
        boolean sure = directory && isName(link);
        (sure ? directories : file ? files : names).add(spelling(link));
        if (directories.size() + names.size() + files.size() > MOST) {
          return false;
        }
      }
    }
    if (directories.isEmpty() && names.isEmpty() && files.isEmpty()) {
      return true;
    }
    number = 0;
    for (Link link : page.links()) {
      if (block.holds(number++)) {
        directories.remove(spelling(link));
        names.remove(spelling(link));
        files.remove(spelling(link));
      }
    }
    return directories.isEmpty()
        && names.size() < 2
        && files.size() < Math.max(2, block.candidates());
  }

  private boolean isTold(Link link) {
    return link.kind().isBelow()
        && !link.beside()
        && (isName(link)
            || link.kind() != LinkKind.QUERY
                && (Afterword.isDirectory(link)
                    ? Candidate.of(link, page).filter(Candidate::showsName).isPresent()
                    : Afterword.showsData(link)));
  }

  /** "Guest book" is but the title of {@code guestbook/}. */
  private boolean isName(Link link) {
    return Candidate.of(link, page).filter(Candidate::showsName).isPresent()
        && (link.kind() == LinkKind.QUERY || ShownName.is(link.text(), link.url().rawPath()));
  }

  private static String spelling(Link link) {
    String path = CanonicalPath.of(link.url().rawPath());
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(0, end) + '?' + link.url().rawQuery();
  }

  private Optional<Candidate> entry(Link link) {
    return link.kind().isBelow() && !link.beside()
        ? Candidate.of(link, page).filter(Candidate::isChild)
        : Optional.empty();
  }
}
