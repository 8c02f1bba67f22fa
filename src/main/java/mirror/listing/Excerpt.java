package mirror.listing;

/** The beginning of a text that may be as long as a page: what is said of it is quickly found. */
final class Excerpt {
  private final StringBuilder text = new StringBuilder();
  private final int longest;

  /** Keeps {@code longest} characters. */
  Excerpt(int longest) {
    this.longest = longest;
  }

  void add(String more) {
    text.append(more, 0, Math.min(more.length(), longest - text.length()));
  }

  void clear() {
    text.setLength(0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
