package mirror.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What wget can and mirror does not, and what others call otherwise: an error, as any unknown
 * option is, but with its reason.
 */
enum ForeignOption {
  FLAT("files of different directories would get one name; see --cut-dirs", "-nd --no-directories"),
  PROTOCOL("see -P", "--protocol-directories"),
  CHANGED_PAGES(
      "files are stored as they are",
      "-k --convert-links --convert-file-only --backup-converted -E"
          + " --adjust-extension --html-extension --save-headers"),
  PAGES(
      "mirror copies trees, not pages: what a listing names is fetched",
      "-p --page-requisites -L --relative --follow-tags --ignore-tags -G -F"
          + " --force-html -B --base --strict-comments"),
  SERVERS_NAMES(
      "a server gives no names to files here; they have those of their URLs",
      "--content-disposition --trust-server-names --default-page"),
  ONE_FILE("each file has a place of its own below -P", "-O --output-document"),
  NOTHING_STORED("see --list", "--spider"),
  SHORT_BODIES(
      "a file that is not whole is no copy",
      "--ignore-length --start-pos --content-on-error --keep-badhash"),
  TIMES("a copy has its file's time, and is known by it", "--no-use-server-timestamps --xattr"),
  OLD_VERSIONS("see --backup-dir", "--backups"),
  LOGS("see -v and --report", "-d --debug -S --server-response --rejected-log --report-speed"),
  BACKGROUND("see the shell's &, or a timer", "-b --background"),
  REQUESTS("mirror asks by GET only", "--method --post-data --post-file --body-data --body-file"),
  COOKIES("cookies are forgotten when a run ends", "--save-cookies --keep-session-cookies"),
  CONNECTIONS(
      "that is the JDK's business",
      "--no-http-keep-alive --no-dns-cache --dns-timeout --dns-servers --ciphers"
          + " --secure-protocol --no-iri --local-encoding --remote-encoding --bind-dns-address"
          + " --random-file --egd-file"),
  HSTS("only what a URL or a redirect says is asked over https", "--hsts-file"),
  LISTS(
      "lists are of URLs",
      "--input-metalink --metalink-over-http --metalink-index --preferred-location"),
  CERTIFICATES("see --ca-certificate", "--ca-directory --crl-file --pinnedpubkey --https-only"),
  PASSWORDS("see --ask-password and netrc", "--use-askpass"),
  ARCHIVES(
      "mirror writes files, no archives",
      "--warc-file --warc-header --warc-max-size --warc-cdx --warc-dedup --warc-tempdir"
          + " --no-warc-compression --no-warc-digests --no-warc-keep-log"),
  FTP(
      "mirror knows http and https only",
      "--ftp-user --ftp-password --follow-ftp --no-passive-ftp --retr-symlinks"
          + " --preserve-permissions --ftps-implicit --ftps-resume-ssl --no-ftps-resume-ssl"
          + " --ftps-clear-data-connection --ftps-fallback-to-ftp"),
  AFTERWARDS(
      "wget's and rsync's", "see --list for the one, --delete for the other", "--delete-after"),
  LEFT_OUT("rsync's", "see -R for files, -X for directories", "--exclude --exclude-from"),
  LET_IN("rsync's", "see -A for files, -I for directories", "--include --include-from"),
  GLOBS("lftp's", "see -A and -R", "--include-glob --exclude-glob"),
  RATE("rsync's", "see --limit-rate", "--bwlimit"),
  TRIAL("rsync's", "see --dry-run", "-n"),
  NAMES("rsync's", "see --list", "--list-only"),
  SOURCES("rsync's", "see -i", "--files-from"),
  LOG("rsync's", "see -o and -a", "--log-file"),
  KEPT("rsync's", "see -nc", "--ignore-existing"),
  DELETED("rsync's", "see --delete", "--delete-before --delete-during --delete-delay"),
  FILTERED("rsync's", "see --delete; what a filter keeps out stays here", "--delete-excluded"),
  TREES("rsync's", "a tree and its times are copied as they are anyway", "--archive"),
  UPDATED("rsync's", "only what has changed is fetched anyway", "--update"),
  BACKUPS("rsync's", "see --backup-dir", "--backup"),
  TRANSFERS("rclone's", "see -j", "--transfers --checkers"),
  DEPTH("rclone's", "see -l", "--max-depth"),
  RETRIES("rclone's", "see -t", "--retries"),
  CONNECTING("rclone's", "see --connect-timeout", "--contimeout"),
  QUOTA("rclone's", "see -Q", "--max-transfer"),
  PACE("rclone's", "see -w", "--tpslimit"),
  PARALLEL("lftp's", "see -j", "--parallel"),
  RANGES("lftp's", "see -s", "--use-pget-n"),
  CHANGED("lftp's", "only what has changed is fetched anyway", "--only-newer"),
  MISSING("lftp's", "see -nc", "--only-missing"),
  TRUST("curl's", "see --no-check-certificate", "--insecure"),
  USER("curl's", "see --user and --password", "-u"),
  BEGUN("curl's", "a partial file is resumed anyway", "-C --continue-at"),
  SIZE("curl's", "see --max-size", "--max-filesize"),
  DURATION("curl's", "see --max-duration", "--max-time"),
  ADDRESS("curl's", "see --bind-address", "--interface"),
  AUTHORITIES("curl's", "see --ca-certificate", "--cacert"),
  KEY("curl's", "see --private-key", "--key"),
  CERTIFICATE("curl's", "see --certificate", "--cert"),
  COOKIE("curl's", "see --load-cookies and --header", "--cookie"),
  TRIES("curl's", "see -t", "--retry"),
  DELAY("curl's", "see --waitretry", "--retry-delay"),
  SILENCE("curl's", "see -q", "--silent"),
  REDIRECTS("curl's", "redirects are followed anyway", "--location"),
  MOST_REDIRECTS("curl's", "see --max-redirect", "--max-redirs"),
  COMPRESSED("curl's", "files are fetched as they are", "--compressed"),
  NETRC("curl's", "the environment's NETRC names that file", "--netrc-file"),
  THREADS("wget2's", "see -j", "--max-threads"),
  CHUNKS("wget2's", "see -s", "--chunk-size");

  /** To rsync, letters; here a file of that name, as {@code -aFILE} is wget's. */
  private static final List<String> ARCHIVE = List.of("-av", "-avz", "-avP", "-avzP");

  private final String owner;
  private final String reason;
  private final String names;

  ForeignOption(String reason, String names) {
    this("wget's", reason, names);
  }

  ForeignOption(String owner, String reason, String names) {
    this.owner = owner;
    this.reason = reason;
    this.names = names;
  }

  /**
   * Why there is no such option, if another program has it; of letters in one word, why not the
   * first. Behind an {@code n} the letters are wget's.
   */
  static Optional<String> reason(String word) {
    return reasonOf(word.split("=", 2)[0])
        .or(
            () ->
                word.matches("-[A-Za-mo-z].+") ? reasonOf(word.substring(0, 2)) : Optional.empty());
  }

  /** What is wrong with a word that would have a log where rsync has none. */
  static Optional<String> archive(String... words) {
    return Stream.of(words)
        .takeWhile(word -> !word.equals("--"))
        .filter(ARCHIVE::contains)
        .filter(word -> !Files.exists(Path.of(word.substring(2))))
        .findFirst()
        .map(word -> word + " is rsync's, not mirror's: -a takes a FILE, as -a ./v");
  }

  String reason() {
    return reason;
  }

  private static Optional<String> reasonOf(String name) {
    return Stream.of(values())
        .filter(option -> List.of(option.names.split(" ", -1)).contains(name))
        .map(option -> name + " is " + option.owner + ", not mirror's: " + option.reason)
        .findFirst();
  }
}
