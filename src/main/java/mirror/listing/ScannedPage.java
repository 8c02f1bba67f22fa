package mirror.listing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a walk over a page has found.
 *
 * @param pages further ones, of which it says so
 * @param unread whether it says so of one that is none of this directory
 * @param block where its rows are; none on a page without a link that could be an entry
 * @param named where its rows are if titles are no names, from the strictest
 * @param blocks all that hold most of the links that could be entries, from the innermost
 * @param kinds how many links there are of each {@link LinkKind}
 * @param dottedParent whether a link to the parent is shown as two dots
 * @param bare whether all its text is that of links, in a list or table
 * @param plain whether all its text is that of links and headings, and no link says more than where
 *     it leads
 * @param hollow whether its lists and tables hold nothing that could be an entry, nor other points
 * @param empty whether that of them which has heads or links other orders holds no row
 * @param astray whether entries are shown that are on another host, be it by the page's base, or
 *     that only a script opens
 */
record ScannedPage(
    ListedDirectory directory,
    SpillList<Link> links,
    Headings headings,
    NamingKeys names,
    Set<Url> pages,
    boolean unread,
    Optional<MainBlock.Block> block,
    List<MainBlock.Block> named,
    List<MainBlock.Block> blocks,
    Map<LinkKind, Integer> kinds,
    boolean dottedParent,
    boolean bare,
    boolean plain,
    boolean hollow,
    boolean empty,
    boolean astray,
    Remarks remarks) {

  /**
   * Whether the page's URL is that of a script in the directory, and not that of the directory: it
   * lists by queries, and nothing is linked below its own name.
   */
  boolean isOfScript() {
    Url url = directory.page();
    return !url.rawPath().endsWith("/")
        && count(LinkKind.CHILD) + count(LinkKind.DESCENDANT) == 0
        && (url.hasQuery() || count(LinkKind.QUERY) > 0);
  }

  int count(LinkKind kind) {
    return kinds.getOrDefault(kind, 0);
  }
}
