package mirror.listing;

import java.util.Locale;

/**
 * Lines of a page that show data and only a script opens: nobody else can ask for their entries.
 */
final class ScriptedRows {
  /** Characters of a line; names, dates and sizes are less. */
  private static final int LONGEST = 500;

  private final Excerpt line = new Excerpt(LONGEST);
  private boolean scripted;
  private boolean linked;
  private boolean found;

  /** Whether a link does nothing else. */
  static boolean isScript(String href) {
    return href.strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
  }

  /** Something in the line calls a script. */
  void call() {
    scripted = true;
  }

  /** A link in the line leads elsewhere, as that to the parent does. */
  void link(LinkKind kind) {
    linked |= kind != LinkKind.SELF; // "#" leads nowhere
  }

  void text(String more) {
    line.add(more);
    line.add(" ");
  }

  void newLine() {
    if (scripted && !linked) {
      RowText words = RowText.of(RowText.collapsed(line.toString()));
      found |= words.dated() || words.sized();
    }
    line.clear();
    scripted = false;
    linked = false;
  }

  boolean areThere() {
    newLine();
    return found;
  }
}
