package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirror.server.AwkwardTree;
import mirror.server.ServerKind;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged program against real servers, on a tree of awkward names. */
class RealServersIT {
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void everyFileIsRightAndTheSecondRunDownloadsNothing(ServerKind kind, @TempDir Path folder)
      throws Exception {
    if (!kind.installed()) {
      System.out.println("Not tested: " + kind.absence());
    }
    assumeTrue(kind.installed(), kind.absence());
    Path tree =
        AwkwardTree.create(
            folder.resolve("tree"), path -> kind.unservable(path) || kind.mislinked(path));
    Path here = Files.createDirectory(folder.resolve("here"));
    try (WebServer server = kind.serve(tree)) {
      var first = Program.run(here, "-P", "copy", server.uri().toString());
      var copy = here.resolve("copy").resolve(server.uri().getAuthority());
      assertEquals(List.of(), TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy)));
      assertEquals(0, first.status(), first.err());

      var second = Program.run(here, "-P", "copy", server.uri().toString());
      assertEquals(List.of(), TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy)));
      assertEquals(0, second.status(), second.err());
      assertEquals("0 files saved", second.err().substring(0, 13), second.err());
    }
  }
}
