package mirror.fetch;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Heads of answers, from the lines of one. */
public final class Heads {
  private Heads() {}

  /** A status and {@code Name: value} lines. */
  public static Head of(int status, String... lines) {
    Map<String, List<String>> fields =
        Stream.of(lines)
            .map(line -> line.split(": ", 2))
            .collect(
                Collectors.groupingBy(
                    pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    return new Head(status, HttpHeaders.of(fields, (_, _) -> true));
  }
}
