package mirror.listing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One link of a page, with what stands around it.
 *
 * @param foreign whether browsers take it for a link of another scheme, and not for a name
 * @param text of the link itself
 * @param before what stands before it, back to the last line or to where its element began
 * @param after what stands after it, up to the end of the line or of the element
 * @param shared how many elements hold both this link and the one before it
 * @param newLine whether a line ends between this link and the one before it
 * @param beside whether it stands in a menu, header or footer of the site
 * @param icon what a picture or a class of its row shows
 */
record Link(
    Url url,
    LinkKind kind,
    boolean foreign,
    String text,
    String before,
    String after,
    int shared,
    boolean newLine,
    boolean beside,
    Icon icon) {
  private static final List<LinkKind> KINDS = List.of(LinkKind.values());
  private static final List<Icon> ICONS = List.of(Icon.values());

  static final SpillList.Packing<Link> PACKING =
      new SpillList.Packing<>() {
        @Override
        public void write(Link link, DataOutputStream out) throws IOException {
          SpillList.writeUrl(link.url, out);
          out.writeByte(KINDS.indexOf(link.kind));
          out.writeBoolean(link.foreign);
          SpillList.writeText(link.text, out);
          SpillList.writeText(link.before, out);
          SpillList.writeText(link.after, out);
          out.writeShort(link.shared);
          out.writeBoolean(link.newLine);
          out.writeBoolean(link.beside);
          out.writeByte(ICONS.indexOf(link.icon));
        }

        @Override
        public Link read(ByteBuffer in) {
          return new Link(
              SpillList.readUrl(in),
              KINDS.get(in.get()),
              in.get() != 0,
              SpillList.readText(in),
              SpillList.readText(in),
              SpillList.readText(in),
              in.getShort(),
              in.get() != 0,
              in.get() != 0,
              ICONS.get(in.get()));
        }
      };

  /** What stands beside it, recognised, also where the link is a row itself. */
  RowText words() {
    String name = RowText.collapsed(ShownName.decoded(ShownName.lastSegment(url.rawPath())));
    String row = text.startsWith(name + ' ') ? text.substring(name.length()) : ""; // its cells
    return RowText.of(before + row + ' ' + after);
  }

  /** Whether something stands beside it that listings show of an entry. */
  boolean isTold() {
    return icon == Icon.FOLDER || words().showsData();
  }

  /** Whether its URL or its picture is that of a directory. */
  boolean isDirectory() {
    return url.rawPath().endsWith("/") || icon == Icon.FOLDER;
  }

  /** The same link with what stands after it. */
  Link followedBy(String text, Icon shown) {
    return new Link(
        url, kind, foreign, this.text, before, text, shared, newLine, beside, icon.or(shown));
  }
}
