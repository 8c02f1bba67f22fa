package mirror.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.frontier.Portion;
import mirror.frontier.RangedFile;
import mirror.frontier.Tally;
import mirror.local.PartFile;
import mirror.local.Place;

/** One range of a file on its way to disk, where it is left for another try or run. */
final class RangeReceiver implements Receiver, WritableByteChannel {
  private final Portion.Range range;
  private final Place.File place;
  private final long here;
  private final Tally tally;
  private volatile Optional<PartFile> part = Optional.empty();

  /** Another visit has said how the file ended: no more of it is wanted. */
  static final class OverException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Of which {@code here} bytes are here. */
  RangeReceiver(Portion.Range range, Place.File place, long here, Tally tally) {
    this.range = range;
    this.place = place;
    this.here = here;
    this.tally = tally;
  }

  @Override
  public Optional<WritableByteChannel> open(Head head) throws IOException {
    RangedFile file = range.file();
    if (file.isOver()) {
      throw new OverException();
    }
    if (!file.isRest(head, range.number(), here)) {
      return Optional.empty();
    }
    tally.expects(file.length(range.number()) - here);
    try {
      part = Optional.of(PartFile.goOn(place, file.name(range.number()), here));
    } catch (NoSuchFileException e) {
      if (file.isDropped()) {
        throw new OverException(); // and this range removed, since the answer was asked for
      }
      throw e;
    }
    return Optional.of(this);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (range.file().isOver()) {
      throw new OverException();
    }
    return part.orElseThrow().write(source);
  }

  @Override
  public void received(long bytes) {
    tally.receives(bytes);
  }

  /** Whether just the range is here. */
  boolean isWhole() {
    return part.orElseThrow().size() == range.file().length(range.number());
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (part.isPresent()) {
      if (!range.file().isDropped()) {
        part.get().leave();
      }
      part.get().close();
    }
  }
}
