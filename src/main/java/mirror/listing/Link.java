package mirror.listing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;

/**
 * One link of a page, with what stands around it.
 *
 * @param text of the link itself
 * @param before what stands before it, back to the last line or to where its element began
 * @param after what stands after it, up to the end of the line or of the element
 * @param shared how many elements hold both this link and the one before it
 * @param newLine whether a line ends between this link and the one before it
 * @param beside whether it stands in a menu, header or footer of the site
 * @param icon what a picture or a class of its row shows
 */
record Link(
    URI uri,
    LinkKind kind,
    String text,
    String before,
    String after,
    int shared,
    boolean newLine,
    boolean beside,
    Icon icon) {
  static final Tape.Packing<Link> PACKING =
      new Tape.Packing<>() {
        @Override
        public void write(Link link, DataOutputStream out) throws IOException {
          Tape.writeText(link.uri.toString(), out);
          Tape.writeText(link.kind.name(), out);
          Tape.writeText(link.text, out);
          Tape.writeText(link.before, out);
          Tape.writeText(link.after, out);
          out.writeShort(link.shared);
          out.writeBoolean(link.newLine);
          out.writeBoolean(link.beside);
          Tape.writeText(link.icon.name(), out);
        }

        @Override
        public Link read(DataInputStream in) throws IOException {
          return new Link(
              URI.create(Tape.readText(in)),
              LinkKind.valueOf(Tape.readText(in)),
              Tape.readText(in),
              Tape.readText(in),
              Tape.readText(in),
              in.readShort(),
              in.readBoolean(),
              in.readBoolean(),
              Icon.valueOf(Tape.readText(in)));
        }
      };

  /** The same link with what stands after it. */
  Link followedBy(String text, Icon shown) {
    return new Link(uri, kind, this.text, before, text, shared, newLine, beside, icon.or(shown));
  }
}
