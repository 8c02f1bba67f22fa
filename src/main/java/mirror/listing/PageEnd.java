package mirror.listing;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jsoup.nodes.Comment;

/**
 * A mark behind a page, which the parser comes to only if nothing is open there: no value of an
 * attribute, comment or script takes it in. Where the page ends within a tag there is none, as it
 * would end that.
 */
final class PageEnd {
  private static final String DATA = "mirror: end of page";
  private static final String COMMENT = "!--";
  private static final String MARK = "<" + COMMENT + DATA;

  /** Characters since a tag or comment began, as far as they tell which. */
  private int since;

  private boolean open;
  private boolean comment;

  /** Takes note of what is read. */
  void pass(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == '<') {
        open = true;
        comment = true;
        since = 0;
      } else if (text[i] == '>') {
        open = false;
      } else if (since < COMMENT.length()) {
        comment &= text[i] == COMMENT.charAt(since++);
      }
    }
  }

  /** The mark behind what was read; empty where it may be in a tag. */
  String mark() {
    return open && !(comment && since == COMMENT.length()) ? "" : MARK + "-->";
  }

  /** Whether it is the mark, or one that never ends and takes in nothing else than words. */
  static boolean isMark(Comment comment) {
    String data = comment.getData();
    return data.equals(DATA)
        || data.endsWith(MARK) && data.indexOf('<') == data.length() - MARK.length();
  }

  /** All of a page, and the mark. */
  Reader behind(Reader page) {
    return new FilterReader(page) {
      private boolean over;
      private Reader mark = Reader.nullReader();

      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        int count = over ? -1 : in.read(buffer, offset, length);
        if (count >= 0) {
          pass(buffer, offset, count);
          return count;
        }
        if (!over) {
          over = true;
          mark = new StringReader(PageEnd.this.mark());
        }
        return mark.read(buffer, offset, length);
      }
    };
  }
}
