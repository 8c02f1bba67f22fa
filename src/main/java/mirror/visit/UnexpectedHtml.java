package mirror.visit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mirror.currency.ListedRow;
import mirror.local.Place;

/**
 * Tells pages that answer in a file's place (a login, a captive portal, "we are down for
 * maintenance", all with status 200) from files that are HTML. Safe for threads.
 */
final class UnexpectedHtml {
  /** Names of files that are HTML. */
  private static final List<String> SUFFIXES = List.of(".html", ".htm", ".xhtml", ".xht", ".shtml");

  /** How HTML begins, in lower case; what begins otherwise may be anything. */
  private static final List<String> BEGINNINGS =
      List.of("<!doctype html", "<html", "<head", "<body", "<title", "<meta");

  /** What may stand before that, and before any other XML or Markdown as well. */
  private static final Pattern PROLOGUE =
      Pattern.compile("(?:(?:<\\?xml.*?\\?>|<!--.*?-->)\\s*)*+", Pattern.DOTALL);

  /** Bytes of a file that tell whether it is HTML: a licence may come first. */
  private static final int BEGINNING = 4096;

  /** Files with names like no page's that one body may be, before it is none of them. */
  private static final int MOST_FILES = 2;

  /** So many bodies are remembered, those that came last. */
  private static final int BODIES = 10_000;

  private final boolean allowed;

  private final Map<Body, Set<String>> files =
      new LinkedHashMap<>(16, 0.75f, true) { // by access: a page may answer all night
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Body, Set<String>> eldest) {
          return size() > BODIES;
        }
      };

  /** What is known of an HTML body that came for a file. */
  enum Verdict {
    EXPECTED(""),
    /** It may be one that answers for everything: who else gets it will show. */
    UNDECIDED(""),
    NOT_BEFORE("came as an HTML page where a file was"),
    OTHER_SIZE("came as an HTML page that has not the size which its listing shows"),
    FOR_OTHERS_TOO("came as the same HTML page as other files");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    boolean isRefusal() {
      return !words.isEmpty();
    }

    /** Of a refusal, for a person, after "it". */
    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A body by what tells it from others.
   *
   * @param print a hash of its bytes
   */
  record Body(String origin, long bytes, int print) {}

  /**
   * Judges pages.
   *
   * @param allowed whether any page is welcome anywhere
   */
  UnexpectedHtml(boolean allowed) {
    this.allowed = allowed;
  }

  /**
   * Judges an HTML body that is to stand at {@code place}.
   *
   * @param row what a listing says of it
   * @param part what stands here of it, where only a part came before
   */
  Verdict judge(ListedRow row, Place.File place, Optional<Place.File> part, Body body)
      throws IOException {
    String name = place.name().toLowerCase(Locale.ROOT);
    if (allowed || SUFFIXES.stream().anyMatch(name::endsWith)) {
      return Verdict.EXPECTED;
    }
    if (row.refutes(body.bytes())) {
      return Verdict.OTHER_SIZE;
    }
    if (place.find().isPresent() && isOther(place) || part.isPresent() && isOther(part.get())) {
      return Verdict.NOT_BEFORE;
    }
    if (row.size().isPresent()) {
      return Verdict.EXPECTED; // files that are alike are listed with one size
    }
    synchronized (files) {
      Set<String> others = files.computeIfAbsent(body, _ -> new HashSet<>());
      if (others.size() <= MOST_FILES) {
        others.add(place.path().toString());
      }
    }
    return again(body);
  }

  /** The verdict on a body that was {@link Verdict#UNDECIDED}, from what has come meanwhile. */
  Verdict again(Body body) {
    synchronized (files) {
      return files.getOrDefault(body, Set.of()).size() > MOST_FILES
          ? Verdict.FOR_OTHERS_TOO
          : Verdict.UNDECIDED;
    }
  }

  /** Whether the file here is something else than HTML; an empty one may be anything. */
  private static boolean isOther(Place.File place) throws IOException {
    try (InputStream in = place.read()) {
      String beginning = beginning(in);
      String start = start(beginning);
      return !beginning.isEmpty() && BEGINNINGS.stream().noneMatch(start::startsWith);
    }
  }

  /** Whether a body begins as a page does, and as little else. */
  static boolean isPage(InputStream body) throws IOException {
    String start = start(beginning(body));
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  private static String start(String beginning) {
    return PROLOGUE.matcher(beginning).replaceFirst("");
  }

  private static String beginning(InputStream in) throws IOException {
    String text = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    return text.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
  }
}
