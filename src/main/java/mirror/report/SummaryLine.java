package mirror.report;

import java.util.Locale;
import mirror.frontier.Intent;
import mirror.frontier.Tally;

/** The line that sums a run up for a person: each kind of run did something else. */
public enum SummaryLine {
  MIRRORED {
    @Override
    String of(Summary end) {
      var counts = end.counts();
      String files =
          "%s saved (%s), %d unchanged"
              .formatted(
                  Units.count(counts.saved(), "file", "files"),
                  Units.bytes(counts.savedBytes()),
                  counts.unchanged());
      return walked(end, files);
    }
  },
  LISTED {
    @Override
    String of(Summary end) {
      return walked(end, Units.count(end.counts().found(), "file", "files") + " found");
    }
  },
  PLANNED {
    @Override
    String of(Summary end) {
      var steps = new StringBuilder();
      end.counts().planned().forEach((intent, plan) -> steps.append(planned(intent, plan)));
      return walked(end, steps + (end.counts().unchanged() + " unchanged"));
    }
  },
  VERIFIED {
    @Override
    String of(Summary end) {
      var counts = end.counts();
      return String.format(
          Locale.ROOT,
          "%s%s verified (%s), %d failed; %.1f s",
          whyStopped(end),
          Units.count(counts.done(), "file", "files"),
          Units.bytes(counts.verifiedBytes()),
          counts.failures(),
          end.seconds());
    }
  };

  abstract String of(Summary end);

  private static String planned(Intent intent, Tally.Planned plan) {
    String what =
        switch (intent) {
          case NEW -> "new";
          case CHANGED -> "changed";
          case ASK -> "to ask about";
          case DELETE -> "to delete";
          case UNKNOWN -> "unknown";
        };
    String bytes = Units.bytes(plan.bytes()) + (plan.unsized() > 0 ? " and more" : "");
    return "%d %s (%s), "
        .formatted(plan.files(), what, plan.unsized() == plan.files() ? "sizes unknown" : bytes);
  }

  private static String walked(Summary end, String files) {
    Tally.Snapshot counts = end.counts();
    return String.format(
        Locale.ROOT,
        "%s%s, %s%s%s%s%d failed; %s; %.1f s",
        whyStopped(end),
        files,
        ifAny(counts.deleted(), "deleted"),
        ifAny(counts.filtered(), "filtered"),
        ifAny(counts.skipped(), "skipped"),
        ifAny(
            counts.mismatches(),
            counts.mismatches() == 1 ? "checksum warning" : "checksum warnings"),
        counts.failures(),
        Units.count(counts.directories(), "listing", "listings"),
        end.seconds());
  }

  private static String whyStopped(Summary end) {
    return end.stopped().map(reason -> capitalized(reason.toString()) + ": ").orElse("");
  }

  private static String ifAny(long count, String what) {
    return count == 0 ? "" : count + " " + what + ", ";
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
