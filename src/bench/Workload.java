import java.util.List;
import java.util.stream.Stream;

/** A job that all tools do, each as it is meant to be told. */
enum Workload {
  FIVE("five files in one directory", Kind.COLD, new SiteTree.Shape(1, 5, 1 << 10, 4 << 10)),
  SMALL(
      "10,000 files of 1 to 4 KiB in 100 directories",
      Kind.COLD,
      new SiteTree.Shape(100, 100, 1 << 10, 4 << 10)),
  SMALL_TLS("the same over TLS, HTTP/1.1", Kind.COLD, SMALL.tree, Link.TLS),
  SMALL_H2("the same over TLS, HTTP/2 where a tool speaks it", Kind.COLD, SMALL.tree, Link.H2),
  MIXED(
      "5,000 files of log-normal sizes, about 2 GiB", Kind.COLD, new SiteTree.Shape(50, 100, 0, 0)),
  ONE("one file of 2 GiB", Kind.FILE, new SiteTree.Shape(1, 1, 2L << 30, 2L << 30)),
  FOUR("four files of 512 MiB", Kind.COLD, new SiteTree.Shape(1, 4, 512L << 20, 512L << 20)),
  ONE_TLS("one file of 2 GiB over TLS", Kind.FILE, ONE.tree, Link.H2),
  UNCHANGED("10,000 files, nothing changed since the last run", Kind.UNCHANGED, SMALL.tree),
  UNCHANGED_FAR("the same at 50 ms round trip", Kind.UNCHANGED, SMALL.tree, Link.FAR),
  UNCHANGED_100K(
      "100,000 files in 1,000 directories, nothing changed since the last run",
      Kind.UNCHANGED,
      new SiteTree.Shape(1000, 100, 64, 1024)),
  CHANGED_100K("the same, one file of 100 changed", Kind.CHANGED, UNCHANGED_100K.tree),
  WIDE_LIST(
      "names of one directory of 200,000 files",
      Kind.LIST,
      new SiteTree.Shape(1, 200_000, 0, 0, true)),
  WIDE("one directory of 50,000 files", Kind.COLD, new SiteTree.Shape(1, 50_000, 64, 1024)),
  FAR(
      "2,000 files of 1 to 4 KiB at 50 ms round trip and 100 Mbit/s",
      Kind.COLD,
      new SiteTree.Shape(20, 100, 1 << 10, 4 << 10),
      Link.FAR),
  FAR_H2("the same over TLS, HTTP/2 where a tool speaks it", Kind.COLD, FAR.tree, Link.FAR_H2),
  FAR_ONE(
      "one file of 200 MiB over that link",
      Kind.FILE,
      new SiteTree.Shape(1, 1, 200L << 20, 200L << 20),
      Link.FAR),
  SPLIT(
      "one file of 200 MiB, 2 MB/s a connection, in parts where a tool can",
      Kind.FILE,
      FAR_ONE.tree,
      Link.NARROW);

  /** What is done with the tree. */
  enum Kind {
    /** Everything is fetched into an empty directory. */
    COLD,
    /** One file is fetched into an empty directory. */
    FILE,
    /** A copy is brought up to date with a tree that is as it was. */
    UNCHANGED,
    /** A copy is brought up to date with a tree of which one file in 100 changed. */
    CHANGED,
    /** Names are printed. */
    LIST
  }

  private final String title;
  private final Kind kind;
  private final SiteTree.Shape tree;
  private final Link link;

  Workload(String title, Kind kind, SiteTree.Shape tree) {
    this(title, kind, tree, Link.LOOPBACK);
  }

  Workload(String title, Kind kind, SiteTree.Shape tree, Link link) {
    this.title = title;
    this.kind = kind;
    this.tree = tree;
    this.link = link;
  }

  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  SiteTree.Shape tree() {
    return tree;
  }

  Link link() {
    return link;
  }

  /** Parts are asked for where one connection is slow. */
  boolean split() {
    return link == Link.NARROW;
  }

  List<Tool> tools() {
    return switch (kind) {
      case FILE -> split() ? Tool.FILES : withBareClient(Tool.FILES);
      case LIST -> Tool.LISTS;
      case UNCHANGED, CHANGED -> trees();
      case COLD -> withBareClient(trees());
    };
  }

  /** wget asks for one file after the other: at 50 ms it would take all night. */
  private List<Tool> trees() {
    return link.isDirect()
        ? Tool.TREES
        : Tool.TREES.stream().filter(tool -> tool != Tool.WGET).toList();
  }

  private static List<Tool> withBareClient(List<Tool> tools) {
    return Stream.concat(tools.stream(), Stream.of(Tool.JAVA_NET_HTTP)).toList();
  }
}
