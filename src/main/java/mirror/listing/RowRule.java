package mirror.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why a link of a row is not its entry, where a row has several links. */
enum RowRule {
  /** A link that does something with an entry beside the link to the entry itself. */
  TOOL(Refusal.TOOL) {
    @Override
    Predicate<Candidate> refused(List<Candidate> row) {
      return row.stream().allMatch(RowRule::isTool)
          ? _ -> false
          : link -> isTool(link) || takesOther(link, row);
    }
  },
  /** An icon, a size or a date that leads where the name leads. */
  SAME_PLACE(Refusal.REPEATED) {
    @Override
    Predicate<Candidate> refused(List<Candidate> row) {
      Map<String, Candidate> best = new HashMap<>();
      for (Candidate link : row) {
        best.merge(link.place(), link, (one, other) -> isBetter(other, one) ? other : one);
      }
      return link -> !link.equals(best.get(link.place()));
    }
  },
  /** A step further down, or a view of a file: what is below an entry, its own listing tells. */
  BELOW(Refusal.BELOW) {
    @Override
    Predicate<Candidate> refused(List<Candidate> row) {
      Set<String> shown = shown(row);
      return link -> !link.isChild() && isBelow(link.place(), shown);
    }
  },
  /** A link with another text than its name, beside one that shows its name: about that entry. */
  OTHER_TEXT(Refusal.TOOL) {
    @Override
    Predicate<Candidate> refused(List<Candidate> row) {
      Set<String> shown = shown(row);
      return link ->
          !shown.isEmpty()
              && !link.showsName()
              && !isNamedByItsSuffix(link)
              && (!link.isChild()
                  || link.hasQuery()
                  || shown.stream().anyMatch(link.place()::startsWith));
    }
  };

  private final Refusal reason;

  RowRule(Refusal reason) {
    this.reason = reason;
  }

  /** Which links are no entries of {@code row}. */
  abstract Predicate<Candidate> refused(List<Candidate> row);

  /** The row without the links that this rule refuses. */
  List<Candidate> keep(List<Candidate> row, RefusedLinks refused) {
    if (row.size() < 2) {
      return row;
    }
    List<Candidate> kept = new ArrayList<>();
    Predicate<Candidate> isRefused = refused(row);
    for (Candidate link : row) {
      if (isRefused.test(link)) {
        refused.refuse(link.link().url().toString(), reason);
      } else {
        kept.add(link);
      }
    }
    return kept;
  }

  private static Set<String> shown(List<Candidate> row) {
    return row.stream()
        .filter(Candidate::showsName)
        .map(Candidate::place)
        .collect(Collectors.toSet());
  }

  private static boolean isTool(Candidate link) {
    return link.hasQuery() && Query.of(link.link().url().rawQuery()).isTool();
  }

  /** Whether a link is told to do something with what another leads to. */
  private static boolean takesOther(Candidate link, List<Candidate> row) {
    if (!link.hasQuery()) {
      return false;
    }
    Set<String> taken =
        Query.of(link.link().url().rawQuery()).values().values().stream()
            .map(value -> CanonicalPath.of(QueryPath.of(value).name()))
            .collect(Collectors.toSet());
    return row.stream()
        .filter(other -> !other.hasQuery())
        .map(Candidate::place)
        .anyMatch(
            place ->
                !place.equals(link.place())
                    && taken.contains(place.substring(place.lastIndexOf('/') + 1)));
  }

  /** "md5" of {@code a.iso.md5}: a file that goes with the entry, and not a tool of the row. */
  private static boolean isNamedByItsSuffix(Candidate link) {
    return link.isChild()
        && !link.hasQuery()
        && ShownName.isSuffix(link.link().text(), link.path());
  }

  private static boolean isBelow(String place, Set<String> others) {
    return others.stream()
        .anyMatch(other -> place.startsWith(other) && place.startsWith("/", other.length()));
  }

  private static boolean isBetter(Candidate later, Candidate earlier) {
    return later.showsName() == earlier.showsName()
        ? !later.hasQuery() && earlier.hasQuery()
        : later.showsName();
  }
}
