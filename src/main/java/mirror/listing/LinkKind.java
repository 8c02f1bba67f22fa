package mirror.listing;

import java.util.Optional;

/** What a link is to the page that holds it, judged by the two URLs alone. */
enum LinkKind {
  /** One level below the directory that the page lists: an entry, if the page is a listing. */
  CHILD,
  /** Further below. */
  DESCENDANT,
  /** Below or the page's own script, with a query: whether it is an entry, the rows tell. */
  QUERY,
  /** The page itself, also under its directory's name. */
  SELF,
  /** The page again in another order ({@code ?C=N;O=D}). */
  SORT,
  /** Another piece of the same listing. */
  FURTHER_PAGE,
  /** The directory above. */
  PARENT,
  /** A directory further above. */
  ANCESTOR,
  /** Elsewhere on this origin. */
  OUTSIDE,
  /** Another host or port. */
  OTHER_ORIGIN;

  /** Whether it can be an entry of the directory. */
  boolean isBelow() {
    return this == CHILD || this == DESCENDANT || this == QUERY;
  }

  /** Whether listings show such links around and among their rows. */
  boolean isFrame() {
    return refusal().isPresent() && this != OUTSIDE && this != OTHER_ORIGIN;
  }

  /** Why it can be no entry of a listing. */
  Optional<Refusal> refusal() {
    return switch (this) {
      case CHILD, DESCENDANT, QUERY -> Optional.empty();
      case SELF -> Optional.of(Refusal.SELF);
      case SORT -> Optional.of(Refusal.SORT);
      case FURTHER_PAGE -> Optional.of(Refusal.FURTHER_PAGE);
      case PARENT, ANCESTOR -> Optional.of(Refusal.PARENT);
      case OUTSIDE -> Optional.of(Refusal.OUTSIDE);
      case OTHER_ORIGIN -> Optional.of(Refusal.OTHER_ORIGIN);
    };
  }
}
