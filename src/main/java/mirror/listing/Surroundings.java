package mirror.listing;

/**
 * The text between two links, told apart by where it stands: what follows the first on its line or
 * in its element, and what comes before the second. Which of it belongs to whose row is known only
 * once the rows are.
 */
final class Surroundings {
  /** Characters of a row beside its name; dates, sizes and a description are less. */
  private static final int LONGEST = 500;

  /** Text and what the pictures in it show. */
  private static final class Part {
    private final StringBuilder text = new StringBuilder();
    private Icon icon = Icon.NONE;

    void add(CharSequence more, Icon shown) {
      text.append(more, 0, Math.min(more.length(), LONGEST - Math.min(text.length(), LONGEST)));
      icon = icon.or(shown);
    }

    void moveTo(Part other) {
      other.add(text, icon);
      clear();
    }

    boolean isBlank() {
      return text.toString().isBlank();
    }

    void clear() {
      text.setLength(0);
      icon = Icon.NONE;
    }
  }

  /** Up to the end of the innermost element that holds the first link and not the second. */
  private final Part tail = new Part();

  /** Between the elements, to the end of the line. */
  private final Part line = new Part();

  /** What stands there last: a picture after the words of one row begins the next. */
  private final Part lineEnd = new Part();

  /** Between the elements, after the last end of a line. */
  private final Part lastLine = new Part();

  /** In the elements that hold the second link and not the first. */
  private final Part head = new Part();

  private int shallowest;
  private boolean newLine;

  /** Begins after a link that {@code depth} elements hold. */
  void begin(int depth) {
    tail.clear();
    line.clear();
    lineEnd.clear();
    lastLine.clear();
    head.clear();
    shallowest = depth;
    newLine = false;
  }

  /**
   * An element is closed, and {@code depth} are open.
   *
   * @param endsLine whether what follows it stands on another line
   */
  void closed(int depth, boolean endsLine) {
    if (depth < shallowest) {
      shallowest = depth;
      endLine();
      if (!newLine) {
        line.moveTo(tail);
        head.moveTo(tail);
        newLine = endsLine;
      }
      lastLine.clear();
      head.clear();
    } else if (depth == shallowest) {
      part(head.text, head.icon).add(head.text, head.icon);
      head.clear();
    }
  }

  /** Where that goes which stands between the elements. */
  private Part part(CharSequence text, Icon icon) {
    if (newLine) {
      return lastLine;
    }
    if (icon != Icon.NONE && !line.isBlank()) {
      return lineEnd;
    }
    if (!text.toString().isBlank()) {
      endLine();
    }
    return line;
  }

  private void endLine() {
    lineEnd.moveTo(line);
  }

  void add(CharSequence text, Icon icon, int depth) {
    (depth > shallowest ? head : part(text, icon)).add(text, icon);
  }

  void newLine(int depth) {
    if (depth > shallowest) {
      head.clear();
    } else {
      endLine();
      newLine = true;
      lastLine.clear();
    }
  }

  /** An element begins that is a line of its own: what stood before it is another line. */
  void startLine() {
    endLine();
    lastLine.clear();
    head.clear();
  }

  /** How many elements hold both links, once the second has come. */
  int shared() {
    return shallowest;
  }

  boolean hasNewLine() {
    return newLine;
  }

  String after() {
    return RowText.collapsed(tail.text.toString() + ' ' + line.text);
  }

  Icon iconAfter() {
    return tail.icon.or(line.icon);
  }

  String before() {
    return RowText.collapsed(lineEnd.text.toString() + ' ' + lastLine.text + ' ' + head.text);
  }

  Icon iconBefore() {
    return lineEnd.icon.or(lastLine.icon).or(head.icon);
  }
}
