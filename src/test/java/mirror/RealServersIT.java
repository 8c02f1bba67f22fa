package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mirror.server.AwkwardTree;
import mirror.server.ServerKind;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged program against real servers, on a tree of awkward names. */
@Execution(ExecutionMode.CONCURRENT)
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

      var second = Inside.run(here, "-P", "copy", server.uri().toString());
      assertEquals(List.of(), TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy)));
      assertEquals(0, second.status(), second.err());
      assertEquals("0 files saved", second.err().substring(0, 13), second.err());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"NGINX", "APACHE_TABLE", "PYTHON"})
  void whatIsListedAndFedBackIsTheSameTree(ServerKind kind, @TempDir Path folder) throws Exception {
    assumeTrue(kind.installed(), kind.absence());
    Path tree =
        AwkwardTree.create(
            folder.resolve("tree"), path -> kind.unservable(path) || kind.mislinked(path));
    Path here = Files.createDirectory(folder.resolve("here"));
    try (WebServer server = kind.serve(tree)) {
      var list = Inside.run(here, "--list", server.uri().toString());
      assertEquals(0, list.status(), list.err());
      Files.writeString(here.resolve("urls.txt"), list.out());
      var result = Inside.run(here, "-P", "copy", here.resolve("urls.txt").toString());
      assertEquals(0, result.status(), result.err());
      var copy = here.resolve("copy").resolve(server.uri().getAuthority());
      List<String> lost = TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy));
      // A directory that holds nothing has no file to be named.
      assertEquals(List.of(), lost.stream().filter(line -> !isEmpty(tree, line)).toList());
    }
  }

  private static boolean isEmpty(Path tree, String difference) {
    Path path = tree.resolve(difference.replaceFirst("^missing ", ""));
    try (Stream<Path> files = Files.walk(path)) {
      return Files.isDirectory(path) && files.noneMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
