package mirror.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.crawl.StopReason;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Intent;
import mirror.local.DiskError;

/** The run for programs: a JSON object a line for each event, and one that sums up. */
public final class JsonReport implements RunLog {
  /** So many bytes wait at most, and then a line for its end: another run may write here too. */
  private static final int MOST_WAITING = 8192;

  private final Path file;
  private final OutputStream stream;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private Optional<IOException> error = Optional.empty();

  /** Writes to {@code stream}, which is {@code file}, and closes it with itself. */
  public JsonReport(Path file, OutputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  @Override
  public void on(Event event) {
    write(
        switch (event) {
          case Event.Saved(URI uri, Path path, long bytes) ->
              json("saved", uri).put("path", path.toString()).put("bytes", bytes);
          case Event.Mismatch(URI uri, Path path, String reason) ->
              json("doubtful", uri).put("path", path.toString()).put("reason", reason);
          case Event.Unchanged(URI uri, Path path) ->
              json("unchanged", uri).put("path", path.toString());
          case Event.Found(URI uri) -> json("found", uri);
          case Event.Planned(Intent intent, URI uri, Path path, OptionalLong bytes) -> {
            Json json =
                json("planned", uri)
                    .put("intent", intent.name().toLowerCase(Locale.ROOT))
                    .put("path", path.toString());
            yield bytes.isPresent() ? json.put("bytes", bytes.getAsLong()) : json;
          }
          case Event.Current(URI uri, int files) -> json("unchanged", uri).put("files", files);
          case Event.Deleted(URI uri, Path path) ->
              json("deleted", uri).put("path", path.toString());
          case Event.Shortened(URI uri, Path path) ->
              json("shortened", uri).put("path", path.toString());
          case Event.Filtered(URI uri, String reason) ->
              json("filtered", uri).put("reason", reason);
          case Event.Warned(URI uri, String reason) -> json("warned", uri).put("reason", reason);
          case Event.Skipped(URI uri, String reason) -> json("skipped", uri).put("reason", reason);
          case Event.Postponed(URI uri, Failure failure, Duration delay) ->
              failure(json("postponed", uri), failure).put("delay", delay.toMillis() / 1e3);
          case Event.Failed(URI uri, _, Failure failure) -> failure(json("failed", uri), failure);
          case Event.Abandoned(URI uri, _, String origin) ->
              failure(
                  json("failed", uri),
                  new Failure(Failure.Kind.NETWORK, origin + " has long given no connection"));
          case Event.BadLine(String complaint) ->
              new Json().put("event", "bad-line").put("reason", complaint);
        });
  }

  private static Json json(String event, URI uri) {
    return new Json().put("event", event).put("url", uri.toString());
  }

  private static Json failure(Json json, Failure failure) {
    String kind = failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return json.put("kind", kind).put("reason", failure.reason());
  }

  @Override
  public void end(Summary summary) throws IOException {
    var counts = summary.counts();
    var json =
        new Json()
            .put("event", "summary")
            .put("found", counts.found())
            .put("saved", counts.saved())
            .put("savedBytes", counts.savedBytes())
            .put("unchanged", counts.unchanged())
            .put("deleted", counts.deleted())
            .put("filtered", counts.filtered())
            .put("skipped", counts.skipped())
            .put("doubtful", counts.mismatches())
            .put("failed", counts.failures())
            .put("listings", counts.directories())
            .put("receivedBytes", counts.received())
            .put("seconds", summary.seconds());
    counts
        .planned()
        .forEach((intent, plan) -> json.put(intent.name().toLowerCase(Locale.ROOT), plan.files()));
    summary.stopped().ifPresent(reason -> json.put("stopped", reason.toString()));
    summary.fatal().ifPresent(fatal -> json.put("error", DiskError.describe(fatal)));
    if (!summary.stopped().equals(Optional.of(StopReason.INTERRUPTED))) {
      // Of an interrupt the JVM makes the status, and does not tell which signal it was.
      json.put("status", summary.status().code());
    }
    write(json);
    close();
  }

  /** An error is told at the end: until then the run is worth more than its report. */
  private synchronized void write(Json json) {
    waiting.writeBytes((json + "\n").getBytes(StandardCharsets.UTF_8));
    if (waiting.size() > MOST_WAITING) {
      flush();
    }
  }

  private void flush() {
    if (error.isEmpty()) {
      try {
        waiting.writeTo(stream);
        stream.flush();
      } catch (IOException e) {
        error = Optional.of(e);
      }
    }
    waiting.reset();
  }

  @Override
  public synchronized void close() throws IOException {
    flush();
    try {
      stream.close();
    } catch (IOException e) {
      error = error.or(() -> Optional.of(e));
    }
    if (error.isPresent()) {
      throw new FileSystemException(file.toString(), null, DiskError.reason(error.get()));
    }
  }
}
