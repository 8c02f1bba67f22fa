package mirror.report;

/** A JSON object on one line (RFC 8259), written member by member. */
final class Json {
  private final StringBuilder text = new StringBuilder("{");

  Json put(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  Json put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /** A finite number. */
  Json put(String name, double value) {
    name(name);
    text.append(value);
    return this;
  }

  private void name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(name);
    text.append(':');
  }

  /**
   * What would move a cursor is escaped too, and so are halves of characters: no UTF-8 has them.
   */
  private void quote(String value) {
    text.append('"');
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
              } else if (Printable.isHarmful(c) || c >= 0xd800 && c <= 0xdfff) {
                text.append("\\u%04x".formatted(c));
              } else {
                text.appendCodePoint(c);
              }
            });
    text.append('"');
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
