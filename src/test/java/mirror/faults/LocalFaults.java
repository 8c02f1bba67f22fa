package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What lies in the target already, or comes to lie there during the run (rules 2, 3, 14). */
final class LocalFaults {
  private LocalFaults() {}

  static List<Scenario> table() {
    return List.of(
        file("a link in a file's place is replaced", folder -> link(folder, "copy/d/f", SECRET)),
        file("a dangling link in a file's place", folder -> link(folder, "copy/d/f", "nowhere")),
        file("a link to itself in a file's place", folder -> link(folder, "copy/d/f", "f")),
        file(
            "a link to a directory in a file's place", folder -> link(folder, "copy/d/f", OUTSIDE)),
        file(
            "a hard link in a file's place is replaced",
            folder ->
                Files.createLink(
                    made(folder, "copy/d/f"), folder.resolve("../../../outside/secret"))),
        file("a FIFO in a file's place", folder -> fifo(folder, "copy/d/f")),
        directory("a link in a directory's place", folder -> link(folder, "copy/d", OUTSIDE))
            .stores("d", "-> " + OUTSIDE)
            .says("symbolic link"),
        directory("a dangling link in a directory's place", folder -> link(folder, "copy/d", "no"))
            .stores("d", "-> no"),
        directory("a link to the parent", folder -> link(folder, "copy/d", ".."))
            .stores("d", "-> .."),
        directory("a FIFO in a directory's place", folder -> fifo(folder, "copy/d"))
            .stores("d", ""),
        directory(
                "a file in a directory's place",
                folder -> Files.writeString(made(folder, "copy/d"), "mine"))
            .stores("d", "mine"),
        new Scenario("a link further up is not followed")
            .seed("/x/d/")
            .planted(folder -> link(folder, "copy/x", OUTSIDE))
            .listing("/x/d/", "f")
            .files("/x/d/f")
            .exits(3)
            .stores("x", "-> " + OUTSIDE),
        new Scenario("a directory in a file's place costs that file")
            .planted(folder -> Files.createDirectories(folder.resolve("copy/d/f/kept")))
            .listing("/d/", "f", "g")
            .files("/d/f", "/d/g")
            .storesFiles("d/g")
            .exits(3)
            .says("a directory stands where the file goes"),
        new Scenario("a link to the target itself is the user's word")
            .planted(
                folder -> {
                  Files.createDirectory(folder.resolve("real"));
                  link(folder, "link", "real");
                })
            .with("-P", "copy")
            .listing("/d/", "f")
            .files("/d/f")
            .storesFiles("d/f"),
        new Scenario("a target that is a file")
            .planted(folder -> Files.writeString(folder.resolve("copy"), "mine"))
            .exits(3)
            .asks("/d/", 0),
        new Scenario("a target below a file")
            .planted(folder -> Files.writeString(folder.resolve("file"), "mine"))
            .with("-P", "file/copy")
            .exits(3)
            .asks("/d/", 0),
        replaced("a directory replaced by a link during the run"),
        // ---- the state; no test looks into it, and nothing outside may have changed
        state("a link", ".mirror", LocalFaults::outward),
        state("a dangling link", ".mirror", (folder, name) -> link(folder, name, "no")),
        state("a file", ".mirror", (folder, name) -> Files.writeString(made(folder, name), "mine")),
        state("a FIFO", ".mirror", LocalFaults::fifo),
        state("a link", ".mirror/d", LocalFaults::outward),
        state("a link", ".mirror/locks", LocalFaults::outward).says("locks"),
        state(
            "a directory",
            ".mirror/locks",
            (folder, name) -> Files.createDirectories(folder.resolve(name))),
        record("a link", ".mirror/d/18", LocalFaults::outward),
        record("a FIFO", ".mirror/d/18", LocalFaults::fifo),
        mended(
            "a link to a file",
            (folder, name) -> link(folder, name, "../../../../../../../outside/secret")),
        mended("a FIFO", LocalFaults::fifo),
        mended(
            "a hard link",
            (folder, name) ->
                Files.createLink(made(folder, name), folder.resolve("../../../outside/secret"))),
        mended("somebody's file", (folder, name) -> Files.writeString(made(folder, name), "mine")));
  }

  /** The record of {@code /d/}: a hash of its path here. */
  private static final String RECORD = ".mirror/d/18/18ac3e7343f016890c510e93f9352611";

  /** What stands under a name before the run. */
  private interface Planting {
    void in(Path folder, String name) throws IOException, InterruptedException;
  }

  /** Without its state nothing begins. */
  private static Scenario state(String what, String name, Planting planting) {
    return record(what, name, planting).asks("/d/", 0);
  }

  private static Scenario record(String what, String name, Planting planting) {
    return new Scenario(what + " in the place of " + name)
        .planted(folder -> planting.in(folder, "copy/" + name))
        .listing("/d/", "f")
        .files("/d/f")
        .exits(3);
  }

  private static Scenario mended(String what, Planting planting) {
    return record(what, RECORD, planting).exits(0).storesFiles("d/f");
  }

  private static void outward(Path folder, String name) throws IOException {
    link(folder, name, OUTSIDE);
  }

  private static final String OUTSIDE = "../../../../outside";
  private static final String SECRET = "../../../../../outside/secret";

  private static Scenario file(String name, Scenario.Plant plant) {
    return new Scenario(name)
        .planted(plant)
        .listing("/d/", "f", "g")
        .files("/d/f", "/d/g")
        .storesFiles("d/f", "d/g");
  }

  private static Scenario directory(String name, Scenario.Plant plant) {
    return new Scenario(name)
        .planted(plant)
        .listing("/d/", "f", "g")
        .files("/d/f", "/d/g")
        .exits(3)
        .says("/d/");
  }

  /** The server is the attacker's, and so is the machine. */
  private static Scenario replaced(String name) {
    var here = new AtomicReference<Path>();
    return new Scenario(name)
        .planted(here::set)
        .with("-j", "1")
        .listing("/d/", "a", "f")
        .files("/d/a")
        .answers(
            "/d/f",
            (_, out) -> {
              Path copy = here.get().resolve("copy");
              Files.move(copy.resolve("d"), copy.resolve("moved"));
              Files.createSymbolicLink(copy.resolve("d"), Path.of(OUTSIDE));
              out.write(Scenario.ok("text/plain", "body of f").getBytes(ISO_8859_1));
            })
        .exits(3)
        .says("replaced during the run")
        .storesFiles("moved/a")
        .stores("d", "-> " + OUTSIDE);
  }

  private static Path made(Path folder, String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return path;
  }

  private static void link(Path folder, String name, String to) throws IOException {
    Files.createSymbolicLink(made(folder, name), Path.of(to));
  }

  private static void fifo(Path folder, String name) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", made(folder, name).toString()).start().waitFor();
    if (status != 0) {
      throw new IOException("no FIFO can be made");
    }
  }
}
