package mirror.listing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Listings that show directories and files in sections of their own: the larger one alone may hold
 * most of the links.
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

  private Optional<Candidate> entry(Link link) {
    return link.kind().isBelow() && !link.beside()
        ? Candidate.of(link, page).filter(Candidate::isChild)
        : Optional.empty();
  }
}
