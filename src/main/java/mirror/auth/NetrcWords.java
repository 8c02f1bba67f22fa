package mirror.auth;

import java.util.Optional;

/** The words of a netrc file: parted by blanks, in double quotes where they hold some. */
final class NetrcWords {
  private final String text;
  private int at;

  NetrcWords(String text) {
    this.text = text;
  }

  /** The next word that may be a keyword: a # begins a comment here, and none in a password. */
  Optional<String> next() {
    skipBlanks();
    while (at < text.length() && text.charAt(at) == '#') {
      at = endOfLine();
      skipBlanks();
    }
    return value();
  }

  /** The next word, whatever it is. */
  Optional<String> value() {
    skipBlanks();
    if (at >= text.length()) {
      return Optional.empty();
    }
    return Optional.of(text.charAt(at) == '"' ? quoted() : plain());
  }

  /** Passes over a macro, which ends at an empty line. */
  void skipMacro() {
    do {
      at = Math.min(endOfLine() + 1, text.length());
    } while (at < text.length() && !text.substring(at, endOfLine()).isBlank());
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** With curl's escapes. */
  private String quoted() {
    var word = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        c =
            switch (text.charAt(at)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> text.charAt(at);
            };
      }
      word.append(c);
    }
    at++;
    return word.toString();
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
