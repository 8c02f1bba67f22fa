import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A program that copies trees or files by HTTP, told to keep 16 requests in flight. */
enum Tool {
  MIRROR,
  WGET,
  WGET2,
  LFTP,
  RCLONE,
  ARIA2,
  CURL,
  /** The client that mirror is built on, told what to fetch. */
  JAVA_NET_HTTP;

  /** Whether it does the job by itself, so that others can be compared with it. */
  boolean isPeer() {
    return this != MIRROR && this != JAVA_NET_HTTP;
  }

  /** Those that walk a tree by its listings. */
  static final List<Tool> TREES = List.of(MIRROR, WGET, WGET2, LFTP, RCLONE);

  /** Those that fetch one file, whole or in parts. */
  static final List<Tool> FILES = List.of(MIRROR, WGET, WGET2, LFTP, RCLONE, ARIA2, CURL);

  /** Those that print what a listing names. */
  static final List<Tool> LISTS = List.of(MIRROR, LFTP, RCLONE);

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  boolean isThere(Path mirror) {
    return switch (this) {
      case MIRROR -> Files.isExecutable(mirror);
      case JAVA_NET_HTTP -> true;
      case WGET, WGET2, LFTP, RCLONE, ARIA2, CURL -> isOnPath(command());
    };
  }

  /** Servers live where only root's PATH leads. */
  static boolean isOnPath(String command) {
    return Stream.of((System.getenv("PATH") + ":/usr/local/sbin:/usr/sbin").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private String command() {
    return this == ARIA2 ? "aria2c" : label();
  }

  /** Copies the tree at {@code url} so that its files stand directly in {@code copy}. */
  List<String> mirror(Path program, String url, Path copy, boolean secure) {
    String to = copy.toString();
    return switch (this) {
      case MIRROR ->
          words(
              program + " -q -nH -j 16 -x 16 -P",
              to,
              secure ? "--no-check-certificate " + url : url);
      case WGET -> words("wget -q -m -np -nH -e robots=off --no-check-certificate -P", to, url);
      case WGET2 ->
          words(
              "wget2 -q -m -np -nH --robots=off --max-threads=16 --no-check-certificate -P",
              to,
              url);
      case LFTP -> List.of("lftp", "-c", LFTP_SET + "mirror -P 16 " + url + " " + to);
      case RCLONE ->
          words(
              "rclone copy -q --transfers 16 --checkers 16 --no-check-certificate --http-url "
                  + url
                  + " :http:",
              to,
              "");
      case ARIA2, CURL, JAVA_NET_HTTP ->
          throw new IllegalArgumentException(this + " walks no tree");
    };
  }

  /** Fetches the one file at {@code url} into the directory {@code copy}. */
  List<String> file(Path program, String url, Path copy, boolean secure, boolean split) {
    String to = copy.toString();
    String name = url.substring(url.lastIndexOf('/') + 1);
    String site = url.substring(0, url.lastIndexOf('/') + 1);
    return switch (this) {
      case MIRROR ->
          words(
              program + " -q -nH " + (split ? "-s 16 -x 16 " : "") + "-P",
              to,
              secure ? "--no-check-certificate " + url : url);
      case WGET -> words("wget -q --no-check-certificate -P", to, url);
      case WGET2 -> words("wget2 -q --no-check-certificate -P", to, url);
      case LFTP ->
          List.of(
              "lftp", "-c", LFTP_SET + (split ? "pget -n 16 " : "get ") + url + " -o " + to + "/");
      case RCLONE ->
          words(
              "rclone copy -q --multi-thread-streams 16 --multi-thread-cutoff 64M"
                  + " --no-check-certificate --http-url "
                  + site
                  + " :http:"
                  + name,
              to,
              "");
      case JAVA_NET_HTTP -> throw new IllegalArgumentException(this + " is told by a list");
      case ARIA2 ->
          words(
              "aria2c -q --check-certificate=false --allow-overwrite=true --file-allocation=none "
                  + (split ? "-x 16 -s 16 -k 1M " : "")
                  + "-d",
              to,
              url);
      case CURL -> words("curl -sfk -o", copy.resolve(name).toString(), url);
    };
  }

  /** Prints the names of the files at {@code url}, one a line. */
  List<String> list(Path program, String url) {
    return switch (this) {
      case MIRROR -> words(program + " -q --list", url, "");
      case LFTP -> List.of("lftp", "-c", LFTP_SET + "open " + url + "; cls -1");
      case RCLONE -> words("rclone lsf -q --http-no-head --http-url " + url + " :http:", "", "");
      case WGET, WGET2, ARIA2, CURL, JAVA_NET_HTTP ->
          throw new IllegalArgumentException(this + " lists nothing");
    };
  }

  private static final String LFTP_SET =
      "set ssl:verify-certificate no; set net:connection-limit 16; set cmd:fail-exit yes; ";

  private static List<String> words(String command, String one, String rest) {
    return Stream.of(command.split(" "), new String[] {one}, rest.split(" "))
        .flatMap(Arrays::stream)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
