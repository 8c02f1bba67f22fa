package mirror.listing;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Listings that show directories and files in sections of their own: the larger one alone may hold
 * most of the links, or one alone show sizes.
 */
final class Sections {
  /** Entries of the smaller sections; more are a main block themselves. */
  private static final int MOST = 100_000;

  /** In all of their paths. */
  private static final int MOST_CHARACTERS = 8_000_000;

  /** Elements around the rows; each is looked at with all its links. */
  private static final int MOST_TRIED = 8;

  private final ScannedPage page;

  Sections(ScannedPage page) {
    this.page = page;
  }

  /** The block with all other sections, where what holds them holds nothing else. */
  MainBlock.Block with(MainBlock.Block block) {
    int tried = 0;
    for (MainBlock.Block wider : page.blocks().reversed()) {
      if (wider.holds(block) && tried++ < MOST_TRIED) {
        Optional<MainBlock.Block> all = sections(wider, block);
        if (all.isPresent()) {
          return all.get();
        }
      }
    }
    return block;
  }

  /** All of the wider block, in rows as those of the other. */
  static MainBlock.Block over(MainBlock.Block wider, MainBlock.Block block) {
    return new MainBlock.Block(wider.first(), wider.end(), block.depth(), wider.candidates());
  }

  /** From the first row to the last, if the wider block adds but rows to the other. */
  private Optional<MainBlock.Block> sections(MainBlock.Block wider, MainBlock.Block block) {
    Set<String> places = new HashSet<>();
    Set<String> pictured = new HashSet<>(); // beside the link with the name
    int characters = 0;
    int number = 0;
    String before = "";
    for (Link link : page.links()) {
      boolean added = wider.holds(number) && !block.holds(number);
      if (added && link.kind().isBelow() && !link.beside() && !isTool(link, before)) {
        Optional<Candidate> entry = entry(link);
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        Set<String> kept = entry.get().showsName() ? places : pictured;
        String place = entry.get().place();
        characters += kept.add(place) ? place.length() : 0;
        if (kept.size() > MOST || characters > MOST_CHARACTERS) {
          return Optional.empty();
        }
      }
      before = link.url().rawPath();
      number++;
    }
    removeMentioned(block, places, pictured);
    return places.isEmpty() || !places.containsAll(pictured)
        ? Optional.empty()
        : Optional.of(around(places, wider, block));
  }

  /** What is shown in both is mentioned in one of them, as a readme does. */
  private void removeMentioned(MainBlock.Block block, Set<String> places, Set<String> pictured) {
    int number = 0;
    for (Link link : page.links()) {
      if (block.holds(number++)) {
        entry(link)
            .map(Candidate::place)
            .ifPresent(
                place -> {
                  places.remove(place);
                  pictured.remove(place);
                });
      }
    }
  }

  /** The block with the rows of those places, and the ways up and to other orders before them. */
  private MainBlock.Block around(Set<String> places, MainBlock.Block wider, MainBlock.Block block) {
    int first = block.first();
    int end = block.end();
    int head = wider.first();
    int number = 0;
    for (Link link : page.links()) {
      boolean added = wider.holds(number++);
      if (added && entry(link).map(Candidate::place).filter(places::contains).isPresent()) {
        first = Math.min(first, head);
        end = Math.max(end, number);
      }
      head = added && !link.kind().isFrame() ? number : head;
    }
    return new MainBlock.Block(first, end, block.depth(), wider.candidates());
  }

  /**
   * What does something with an entry is no row, and where it is, the row shows.
   *
   * @param before the path of the link before it
   */
  private boolean isTool(Link link, String before) {
    return link.kind() == LinkKind.QUERY
        && (link.url().rawPath().equals(before) || Query.of(link.url().rawQuery()).isTool())
        && entry(link).filter(Candidate::showsName).isEmpty();
  }

  /** What a link outside the rows says that it is. */
  private enum Part {
    /** It may be any: a readme or a menu has one. */
    NAME,
    FILE,
    /** For sure. */
    DIRECTORY
  }

  /**
   * Whether the block shows all directories that are shown, as they may have a section of their
   * own, beside which the site has links too (but for one whose title is close to its name, as a
   * forum's); and most files, of which a readme mentions some, also those that are told by a title
   * and their size.
   */
  boolean showsMost(MainBlock.Block block) {
    Map<String, Part> missing = new HashMap<>();
    int characters = 0;
    int number = 0;
    for (Link link : page.links()) {
      Optional<Part> part = block.holds(number++) ? Optional.empty() : part(link);
      if (part.isPresent()) {
        String spelling = spelling(link);
        characters += missing.containsKey(spelling) ? 0 : spelling.length();
        missing.merge(spelling, part.get(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        if (missing.size() > MOST || characters > MOST_CHARACTERS) {
          return false;
        }
      }
    }
    number = 0;
    for (Link link : missing.isEmpty() ? List.<Link>of() : page.links()) {
      if (block.holds(number++)) {
        missing.remove(spelling(link));
      }
    }
    return !missing.containsValue(Part.DIRECTORY)
        && Collections.frequency(missing.values(), Part.NAME) < 2
        && Collections.frequency(missing.values(), Part.FILE) < Math.max(2, block.candidates());
  }

  private Optional<Part> part(Link link) {
    Optional<Candidate> candidate = Candidate.inRows(link, page);
    boolean query = link.kind() == LinkKind.QUERY;
    boolean directory = query || link.isDirectory();
    if (candidate.filter(Candidate::isNamed).isPresent()) {
      return Optional.of(
          directory ? Part.DIRECTORY : link.text().indexOf('.') >= 0 ? Part.FILE : Part.NAME);
    }
    boolean told =
        !query
            && link.kind().isBelow()
            && !link.beside()
            && (directory
                ? candidate.filter(Candidate::showsName).isPresent()
                : link.words().dated() || link.words().sized());
    return told ? Optional.of(directory ? Part.NAME : Part.FILE) : Optional.empty();
  }

  /**
   * Whether the block leaves out no section: directories where it has none, or several files that
   * show data as its rows do.
   */
  boolean leavesNoSection(MainBlock.Block block) {
    boolean directories = false;
    boolean others = false;
    int files = 0;
    int number = 0;
    for (Link link : page.links()) {
      boolean held = block.holds(number++);
      Optional<Candidate> entry = held && directories ? Optional.empty() : entry(link);
      boolean directory = link.isDirectory() || link.kind() == LinkKind.QUERY;
      if (entry.isPresent() && held) {
        directories |= directory;
      } else if (entry.filter(Candidate::isNamed).isPresent()) {
        others |= directory;
        files += !directory && (link.words().dated() || link.words().sized()) ? 1 : 0;
      }
    }
    return files < 2 && (directories || !others);
  }

  /** Whether all else on the page are titles of web pages, as in a menu. */
  boolean leavesMenus(MainBlock.Block block) {
    int number = 0;
    for (Link link : page.links()) {
      boolean other = !block.holds(number++) && link.kind().isBelow() && !link.beside();
      if (other
          && (!ShownName.isPage(link.url().rawPath())
              || Candidate.of(link, page).filter(Candidate::isNamed).isPresent())) {
        return false;
      }
    }
    return true;
  }

  private static String spelling(Link link) {
    String path = CanonicalPath.of(link.url().rawPath());
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(0, end) + '?' + link.url().rawQuery();
  }

  private Optional<Candidate> entry(Link link) {
    return Candidate.inRows(link, page).filter(Candidate::isChild);
  }
}
