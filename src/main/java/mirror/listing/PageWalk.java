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
  private boolean swallowed;

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
    return swallowed || !ended && !end.mark().isEmpty();
  }

  private void whole(Element element) {
    open(element);
    for (int i = 0; i < element.childNodeSize(); i++) {
      node(element.childNode(i));
    }
    visitor.close(element);
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
    swallowed |= element.nameIs("a") && element.attr("href").contains("</a");
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
    if (up == null) {
      return; // the parser moved it out of what has been walked: broken nesting
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

  private void end(Element element) {
    children(element);
    visitor.close(element);
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
