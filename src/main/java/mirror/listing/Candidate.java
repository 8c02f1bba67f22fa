package mirror.listing;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A link that can be an entry, and the name that follows from it.
 *
 * @param path raw, from the directory that the page lists
 * @param shape what the URL alone says
 * @param showsName whether the text of the link is that name
 */
record Candidate(Link link, String path, Shape shape, boolean showsName) {
  /** The candidate that a link is, if its URL holds a name. */
  static Optional<Candidate> of(Link link, ScannedPage page) {
    Url url = link.url();
    if (page.pages().contains(url)) {
      return Optional.empty();
    }
    String path = page.directory().pathOf(url);
    if (link.kind() == LinkKind.QUERY) {
      boolean ownName = !path.isEmpty() && ShownName.shows(link.text(), path);
      if (changes(link, ownName && path.indexOf('.') >= 0, page.directory())) {
        return Optional.empty();
      }
      if (UnreadLinks.isNumber(link, page)) {
        return Optional.empty();
      }
      Optional<NamingKeys.Named> named = page.names().name(link, page.directory());
      if (named.isPresent() && (!ownName || isScript(path, named.get()))) {
        String name = named.get().path();
        boolean directory = named.get().shape() == Shape.DIRECTORY;
        return Optional.of(
            new Candidate(
                link,
                directory ? name + "/" : name,
                named.get().shape(),
                ShownName.shows(link.text(), name)));
      }
      if (page.directory().isScript(url)) {
        return Optional.empty();
      }
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Shape shape = path.endsWith("/") ? Shape.DIRECTORY : Shape.UNSURE;
    return Optional.of(new Candidate(link, path, shape, ShownName.shows(link.text(), path)));
  }

  /** The same, unless the link stands in a menu, header or footer of the site. */
  static Optional<Candidate> inRows(Link link, ScannedPage page) {
    return link.kind().isBelow() && !link.beside() ? of(link, page) : Optional.empty();
  }

  /** Whether to ask for it may delete what is there: {@code delete.cgi?a.txt}, {@code ?del=a}. */
  private static boolean changes(Link link, boolean isFile, ListedDirectory page) {
    String path = link.url().rawPath();
    boolean script = page.isScript(link.url());
    boolean elsewhere = !isFile && !path.endsWith("/") && !script;
    Query query = Query.of(link.url().rawQuery());
    return query.changes()
        || query.changesByWord(!script)
        || elsewhere && Query.isChange(ShownName.lastSegment(path));
  }

  /** Whether its query or what it asks says so, whatever it is to the page. */
  static boolean isChange(Url url) {
    return Query.of(url.rawQuery()).changes()
        || Query.isChange(ShownName.lastSegment(url.rawPath()));
  }

  /** A script may be called what its link says: "download" of {@code download?file=a.txt}. */
  private static boolean isScript(String path, NamingKeys.Named named) {
    return named.shape() == Shape.FILE && named.path().indexOf('.') > 0 && path.indexOf('.') < 0;
  }

  /** The path with a slash at its end where the entry turned out to be a directory. */
  String pathAs(Shape known) {
    return known == Shape.DIRECTORY && !path.endsWith("/") ? path + "/" : path;
  }

  boolean hasQuery() {
    return link.url().hasQuery();
  }

  /** One level below the directory. */
  boolean isChild() {
    int slash = path.indexOf('/');
    return slash < 0 || slash == path.length() - 1;
  }

  /** Whether its text is the name and nothing else: "Guest book" is a title of a directory. */
  boolean isNamed() {
    return showsName
        && (link.kind() == LinkKind.QUERY || ShownName.is(link.text(), link.url().rawPath()));
  }

  /** Whether its text is the name, perhaps without the suffix. */
  boolean showsStem() {
    return showsName || ShownName.isStem(link.text(), path);
  }

  /** Whether its text shows a step of its path: a directory's page may be linked by its name. */
  boolean showsStep() {
    return Stream.of(path.split("/", -1)).anyMatch(step -> ShownName.shows(link.text(), step));
  }

  /** Whether its text is the whole path, letter by letter, as a listing of a tree shows it. */
  boolean showsPath() {
    String spelled = RowText.collapsed(ShownName.decoded(path));
    return link.text().equals(spelled) || link.text().endsWith("/" + spelled);
  }

  /** Whether it is a directory's page, and its text is that directory, letter by letter. */
  boolean showsDirectoryOfPage() {
    int slash = path.indexOf('/');
    return slash > 0
        && slash == path.lastIndexOf('/')
        && slash < path.length() - 1
        && ShownName.isPage(path)
        && ShownName.is(link.text(), path.substring(0, slash));
  }

  /** The path in one spelling, for a directory and a file of that name alike. */
  String place() {
    return place(path);
  }

  /** The same of the path of an entry. */
  static String place(String path) {
    String place = CanonicalPath.of(path);
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }
}
