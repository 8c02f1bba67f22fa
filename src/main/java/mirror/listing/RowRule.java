package mirror.listing;

import java.util.ArrayList;
import java.util.List;

/** Why a link of a row is not its entry, where a row has several links. */
enum RowRule {
  /** A link that does something with an entry beside the link to the entry itself. */
  TOOL(Refusal.TOOL) {
    @Override
    boolean refuses(Candidate link, List<Candidate> row) {
      return isTool(link) && row.stream().anyMatch(other -> !isTool(other));
    }
  },
  /** An icon, a size or a date that leads where the name leads. */
  SAME_PLACE(Refusal.REPEATED) {
    @Override
    boolean refuses(Candidate link, List<Candidate> row) {
      String place = link.place();
      int at = row.indexOf(link);
      return row.stream()
          .anyMatch(
              other ->
                  !other.equals(link)
                      && other.place().equals(place)
                      && isBetter(other, link, row.indexOf(other) < at));
    }
  },
  /** A step further down, or a view of a file: what is below an entry, its own listing tells. */
  BELOW(Refusal.BELOW) {
    @Override
    boolean refuses(Candidate link, List<Candidate> row) {
      if (link.isChild()) {
        return false;
      }
      String place = link.place();
      return row.stream()
          .anyMatch(other -> other.showsName() && place.startsWith(other.place() + "/"));
    }
  },
  /** A link with another text than its name, beside one that shows its name. */
  OTHER_TEXT(Refusal.TOOL) {
    @Override
    boolean refuses(Candidate link, List<Candidate> row) {
      return !link.showsName() && row.stream().anyMatch(Candidate::showsName);
    }
  };

  private final Refusal reason;

  RowRule(Refusal reason) {
    this.reason = reason;
  }

  /** Whether {@code link} is no entry of {@code row}. */
  abstract boolean refuses(Candidate link, List<Candidate> row);

  /** The row without the links that this rule refuses. */
  List<Candidate> keep(List<Candidate> row, RefusedLinks refused) {
    if (row.size() < 2) {
      return row;
    }
    List<Candidate> kept = new ArrayList<>();
    for (Candidate link : row) {
      if (refuses(link, row)) {
        refused.refuse(link.link().url().toString(), reason);
      } else {
        kept.add(link);
      }
    }
    return kept;
  }

  private static boolean isTool(Candidate link) {
    return link.hasQuery() && Query.of(link.link().url().rawQuery()).isTool();
  }

  private static boolean isBetter(Candidate one, Candidate other, boolean earlier) {
    if (one.showsName() != other.showsName()) {
      return one.showsName();
    }
    return one.hasQuery() == other.hasQuery() ? earlier : !one.hasQuery();
  }
}
