package mirror.options;

/** What a person may want to know besides the options. */
public enum ManualSection {
  HABITS(
      "wget's habits",
      """
      Accepted, since mirror works so anyway: -r --recursive, -m --mirror,
      -N --timestamping, -np --no-parent, -c --continue, --force-directories,
      --retry-connrefused, --retry-on-host-error, --no-if-modified-since,
      --unlink, --no-hsts, --compression; also in one word, as in -rnpH.
      wget's -c glues new bytes to an old file; here a file stands under its
      name whole or not at all, and a part is resumed only if nothing changed.
      """),
  FILES(
      "Files",
      """
      A config file holds defaults, one option a line by its long name, such as
      jobs=8 or quiet=true. Each stands there once; a LIST has commas, as in
      reject=*.iso,*.zip, and a backslash is written \\\\. It is the one that
      --config names, or $XDG_CONFIG_HOME/mirror/mirror.properties (in ~/.config
      where that is not set), or ~/.mirror.properties. The command line counts
      more than it. There, ~/ before a file or directory is the home directory.
      @FILE among the options stands for the words in FILE, in mirror's own
      spellings (-r -np, not -rnp).
      """),
  STATUS(
      "Exit status",
      """
        0  all that is listed is mirrored
        2  usage: nothing was done
      Otherwise the first of these that happened:
      130  interrupted (SIGINT); 143 by SIGTERM
       75  another run holds the target
        3  the local disk, or what stands on it; or too little memory
        5  no secure connection (TLS)
        6  the server, or the proxy, wants to know who asks
        4  no connection, or one that broke
        7  not what HTTP or a listing looks like
        8  the server answered with an error; also 403, 404 or 410 for a directory
       25  more would be deleted than --max-delete allows
       10  stopped by --quota or --max-duration
       24  only listed files that the server will not give (403, 404, 410)
        1  anything else, such as a line of a list that is no URL
      """),
  EXAMPLES(
      "Examples",
      """
      The tree below pub/, into ./example.org/pub/:
          mirror https://example.org/pub/
      Each tree of a list:
          mirror -P /srv/mirror urls.txt
      At the end of a pipe, silent unless something fails:
          sort -u *.txt | mirror -q -P /srv/mirror -
      What failed, once more:
          mirror -P /srv/mirror --failed=rest.txt urls.txt || (
              status=$?
              [ $status -ne 2 ] && [ -s rest.txt ] || exit $status
              mirror -P /srv/mirror --failed=rest.txt rest.txt
          )
      """);

  private final String heading;
  private final String text;

  ManualSection(String heading, String text) {
    this.heading = heading;
    this.text = text;
  }

  public String heading() {
    return heading;
  }

  /** Lines as they are to be shown. */
  String text() {
    return text;
  }
}
