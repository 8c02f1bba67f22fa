package mirror.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables of faults, each a run of its own. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class FaultsIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isStood(Scenario scenario, @TempDir Path folder) throws Exception {
    new Run(scenario, folder).check();
  }

  static Stream<Scenario> isStood() {
    return Stream.of(
            NameFaults.table(),
            ScopeFaults.table(),
            HttpFaults.table(),
            ContentFaults.table(),
            LeakFaults.table(),
            LocalFaults.table(),
            InputFaults.table())
        .flatMap(List::stream);
  }
}
