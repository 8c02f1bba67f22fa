package mirror.listing;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The links of a page that somebody wrote: any may be meant, wherever it leads. */
final class HandMadeLinks {
  private final ScannedPage page;
  private final RefusedLinks refused;
  private final ListedDirectory directory;
  private final SeenLinks seen = new SeenLinks();

  HandMadeLinks(ScannedPage page, RefusedLinks refused) {
    this.page = page;
    this.refused = refused;
    directory = ListedDirectory.ofScript(page.directory().page());
  }

  /**
   * Adds the links that can be followed, and tells of the others why they are not.
   *
   * @return whether there was room for all
   */
  boolean collect(EntryList entries) throws IOException {
    for (Link link : page.links()) {
      Optional<Refusal> reason = add(link, entries);
      reason.ifPresent(refusal -> refused.refuse(link.url().toString(), refusal));
    }
    return !seen.isFull();
  }

  private Optional<Refusal> add(Link link, EntryList entries) throws IOException {
    if (link.foreign()) { // people link "sip:me@host", and write a file's name as browsers want it
      return Optional.of(Refusal.OTHER_SCHEME);
    }
    return switch (link.kind()) {
      case SELF, SORT, FURTHER_PAGE -> link.kind().refusal();
      case QUERY -> {
        Optional<Candidate> named = Candidate.of(link, page);
        yield named.isPresent()
            ? add(link, named.get().path(), named.get().shape(), entries)
            : Optional.of(Refusal.NAMELESS);
      }
      case CHILD, DESCENDANT, PARENT, ANCESTOR, OUTSIDE, OTHER_ORIGIN -> {
        boolean slash = link.url().rawPath().endsWith("/");
        boolean here = directory.kindByUrl(link.url()).isBelow();
        String path = here ? directory.pathOf(link.url()) : "";
        yield add(link, path, slash ? Shape.DIRECTORY : Shape.UNSURE, entries);
      }
    };
  }

  private Optional<Refusal> add(Link link, String path, Shape shape, EntryList entries)
      throws IOException {
    if (!seen.add(link.url())) {
      return Optional.of(Refusal.REPEATED);
    }
    entries.add(new Entry(link.url(), path, shape, "", OptionalLong.empty()));
    return Optional.empty();
  }
}
