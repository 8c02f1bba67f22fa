package mirror.listing;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * A walk over a page in document order. What has been walked of a large page is taken off the tree
 * while the rest is parsed, so that memory does not grow with it.
 */
final class PageWalk {
  /** Nobody nests a listing so deep, and it bounds the stack. */
  private static final int DEEPEST = 512;

  private static final String LINKS = "a[href], [data-href]";

  /** What is told of a page. */
  interface Visitor {
    void open(Element element);

    /** The element is closed, and its attributes and children are all there. */
    void close(Element element);

    void text(String text);
  }

  private final Visitor visitor;
  private final Deque<Element> open = new ArrayDeque<>();
  private boolean ended;
  private boolean torn;
  private boolean broken;

  private PageWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Walks a page that fits in memory as a tree.
   *
   * @return whether a tag, a comment or the like swallows what stands behind it
   */
  static boolean over(String page, Parser parser, Visitor visitor) {
    var walk = new PageWalk(visitor);
    var end = new PageEnd();
    end.pass(page.toCharArray(), 0, page.length());
    String marked = page + end.mark();
    parser.setMaxDepth(DEEPEST).parseInput(marked, "").childNodes().forEach(walk::node);
    return walk.isTorn(end);
  }

  /** The same of a page of any size; says each time that there is one element more. */
  static boolean over(Reader page, Runnable advance, Parser parser, Visitor visitor) {
    var walk = new PageWalk(visitor);
    var end = new PageEnd();
    Reader marked = end.behind(page);
    try (var stream = new StreamParser(parser.setMaxDepth(DEEPEST)).parse(marked, "")) {
      Document document = stream.document();
      walk.open.push(document);
      stream.stream()
          .forEach(
              element -> {
                advance.run();
                walk.finished(element, document);
              });
      walk.children(document);
    }
    return walk.isTorn(end);
  }

  private boolean isTorn(PageEnd end) {
    return torn || !ended && !end.mark().isEmpty();
  }

  private void whole(Element element) {
    open(element);
    for (int i = 0; i < element.childNodeSize(); i++) {
      node(element.childNode(i));
    }
    close(element);
  }

  private void node(Node node) {
    ended |= node instanceof Comment comment && PageEnd.isMark(comment);
    if (node instanceof Element element) {
      whole(element);
    } else if (node instanceof TextNode text) {
      visitor.text(text.getWholeText());
    }
  }

  /** A quotation mark that is missing behind a link lets it go on to the next one's. */
  private void open(Element element) {
    torn |= element.nameIs("a") && element.attr("href").contains("</a");
    breakAround(element);
    visitor.open(element);
  }

  /** All before {@code element} is complete, and so is the element itself. */
  private void finished(Element element, Document document) {
    List<Element> above = new ArrayList<>();
    Element up = element;
    while (up != null && !open.contains(up)) {
      above.add(up);
      up = up.parent();
    }
    if (up == null) { // the parser moved it out of what has been walked: broken nesting
      torn |= element.selectFirst(LINKS) != null;
      return;
    }
    if (!above.isEmpty() && isBefore(above.getLast(), up)) {
      if (above.size() == 1) { // else it comes with what holds it
        aside(element, up);
      }
      return;
    }
    while (!up.equals(open.element())) {
      end(open.pop());
    }
    for (Element next : above.reversed()) {
      before(next);
      open(next);
      open.push(next);
    }
    if (!element.equals(document)) {
      open.pop();
      end(element);
    }
  }

  /**
   * Whether the parser moved a child of {@code up} before the one that it still fills, as it does
   * with what is no part of a table (HTML, 13.2.6.1 "foster parent").
   */
  private boolean isBefore(Element child, Element up) {
    Element filled = up;
    for (Element next : open) {
      if (next.equals(up)) {
        break;
      }
      filled = next;
    }
    return up.equals(filled.parent()) && child.siblingIndex() < filled.siblingIndex();
  }

  /**
   * An element that the parser moved out of a row: if it links something, that is no part of the
   * row, and a break in what is told; otherwise nothing is missed.
   */
  private void aside(Element element, Element up) {
    if (element.selectFirst(LINKS + ", base, link") == null) {
      element.remove();
      return;
    }
    broken = true;
    while (!up.equals(open.element())) {
      close(open.pop()); // and opened again by what comes in it
    }
    before(element);
    take(element);
  }

  private void close(Element element) {
    visitor.close(element);
    breakAround(element);
  }

  /** What a table shows is not said of a link that stood in it. */
  private void breakAround(Element element) {
    if (broken && element.nameIs("table")) {
      var line = new Element("br");
      visitor.open(line);
      visitor.close(line);
    }
  }

  private void end(Element element) {
    children(element);
    close(element);
    before(element);
    element.remove();
  }

  private void before(Element element) {
    Element parent = element.parent();
    while (parent != null && !parent.childNode(0).equals(element)) {
      take(parent.childNode(0));
    }
  }

  private void children(Element element) {
    while (element.childNodeSize() > 0) {
      take(element.childNode(0));
    }
  }

  private void take(Node node) {
    node(node);
    node.remove();
  }
}
