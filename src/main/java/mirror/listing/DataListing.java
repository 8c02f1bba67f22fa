package mirror.listing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A listing made for programs: a flat list of files and directories in XML or JSON. */
final class DataListing {
  private static final Set<String> XML = Set.of("text/xml", "application/xml");

  private static final String JSON = "application/json";

  /** Comments may follow. */
  private static final Pattern XML_END = Pattern.compile("</list\\s*>|<list[^<>]*/>");

  private DataListing() {}

  static boolean isXml(String mediaType) {
    return XML.contains(mediaType);
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals(JSON);
  }

  /** {@code <list><file size="1" mtime="…">name</file><directory …>name</directory></list>}. */
  static Listing ofXml(Url page, PageText text) throws IOException {
    var entries = new EntryList();
    var reader = new XmlReader(page, entries);
    text.walk(Parser.xmlParser(), reader);
    return listing(text.endsWith(XML_END), reader.root.equals("list"), entries);
  }

  /** {@code [{"name": "a", "type": "file", "mtime": "…", "size": 1}, …]}. */
  static Listing ofJson(Url page, PageText text) throws IOException {
    var entries = new EntryList();
    boolean known = false;
    boolean complete = false;
    try (Reader in = text.open()) {
      var array = new JsonArray(in);
      known = array.begins();
      Optional<Map<String, String>> object = known ? array.next() : Optional.empty();
      for (; object.isPresent(); object = array.next()) {
        Map<String, String> values = object.get();
        if (!isEntry(values)) {
          entries.close();
          return listing(false, false, new EntryList());
        }
        boolean directory =
            values.getOrDefault("type", "").equals("directory")
                || values.getOrDefault("is_dir", "").equals("true");
        add(page, values.getOrDefault("name", ""), directory, values, entries);
      }
      complete = array.ended();
    }
    return listing(complete, known && (complete || entries.count() > 0), entries);
  }

  /** Other things that have names are in lists too. */
  private static boolean isEntry(Map<String, String> values) {
    return values.containsKey("name")
        && (values.containsKey("type") || values.containsKey("is_dir"));
  }

  private static Listing listing(boolean complete, boolean known, EntryList entries) {
    Listing.Kind kind = known ? Listing.Kind.GENERATED : Listing.Kind.HAND_MADE;
    return new Listing(
        kind, complete ? Listing.Ending.PROPER : Listing.Ending.CUT, entries, List.of());
  }

  private static void add(
      Url page, String name, boolean directory, Map<String, String> values, EntryList entries)
      throws IOException {
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (bare.isEmpty() || bare.equals(".") || bare.equals("..")) {
      return;
    }
    String path = Href.escapeName(bare).replace("/", "%2F") + (directory ? "/" : "");
    Optional<Url> url = Href.resolve(page, "./" + path);
    if (url.isPresent()) {
      String date = values.getOrDefault("mtime", values.getOrDefault("mod_time", ""));
      String size = directory ? "" : values.getOrDefault("size", "");
      OptionalLong bytes =
          size.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
      Shape shape = directory ? Shape.DIRECTORY : Shape.FILE;
      entries.add(new Entry(url.get(), path, shape, RowText.collapsed(date + ' ' + size), bytes));
    }
  }

  private static final class XmlReader implements PageWalk.Visitor {
    private final Url page;
    private final EntryList entries;
    private final StringBuilder name = new StringBuilder();
    private String root = "";

    XmlReader(Url page, EntryList entries) {
      this.page = page;
      this.entries = entries;
    }

    @Override
    public void open(Element element) {
      root = root.isEmpty() ? element.normalName() : root;
      name.setLength(0);
    }

    @Override
    public void text(String text) {
      name.append(text);
    }

    @Override
    public void close(Element element) {
      String tag = element.normalName().toLowerCase(Locale.ROOT);
      if (tag.equals("file") || tag.equals("directory")) {
        Map<String, String> values = new HashMap<>();
        element.attributes().forEach(a -> values.put(a.getKey(), a.getValue()));
        try {
          add(page, name.toString(), tag.equals("directory"), values, entries);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
