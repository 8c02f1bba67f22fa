package mirror.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables of faults, each a run of the packaged program. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whatMustHoldHolds(Scenario scenario, @TempDir Path folder) throws Exception {
    new Run(scenario, folder).check();
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
            NameFaults.table(),
            ScopeFaults.table(),
            HttpFaults.table(),
            ContentFaults.table(),
            LocalFaults.table(),
            InputFaults.table(),
            LeakFaults.table())
        .flatMap(List::stream);
  }
}
