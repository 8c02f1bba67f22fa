package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, however it is called. */
class LauncherIT {
  private static final String LAUNCHER = Program.launcher().toString();

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @BeforeEach
  void serve() {
    site.listing("/d/", "caf%C3%A9.txt", "%E6%97%A5/").file("/d/caf%C3%A9.txt", "C");
    site.listing("/d/%E6%97%A5/", "%F0%9F%98%80").file("/d/%E6%97%A5/%F0%9F%98%80", "S");
  }

  @Test
  void anEmptyEnvironmentWillDo() throws Exception {
    assertMirrors("/usr/bin/env", "-i", LAUNCHER, "-nH", site.url("/d/"));
  }

  /** The locale {@code xx_XX.UTF-8} is installed nowhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LANG=POSIX",
        "LANG=xx_XX.UTF-8",
        "LANG=xx_XX.UTF-8 LC_ALL=C",
        "LANG=xx_XX.UTF-8 LC_CTYPE=C.UTF-8",
        "LC_ALL=xx_XX.UTF-8",
        "LANG=C.UTF-8 LC_TIME=xx_XX.UTF-8",
        "LANG=C.UTF-8 LC_ALL=C.UTF-8 LC_MESSAGES=xx_XX.UTF-8 LC_PAPER=xx_XX.UTF-8",
      })
  void namesAreUtf8InAnyLocale(String environment) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    command.addAll(List.of(environment.split(" ")));
    command.addAll(List.of(LAUNCHER, "-nH", site.url("/d/")));
    assertMirrors(command.toArray(String[]::new));
  }

  /** A full disk is known by what the system says of it. */
  @ParameterizedTest
  @CsvSource({
    "LC_ALL=C.UTF-8, C.UTF-8",
    "LANG=C.UTF-8, C.UTF-8",
    "LC_ALL=C LC_CTYPE=C.UTF-8, C.UTF-8",
    "LANG=C LANGUAGE=de, C.UTF-8",
    "LANGUAGE=de LC_MESSAGES=de_DE.UTF-8, C.UTF-8",
  })
  void theSystemSpeaksEnglishInAnyLocale(String environment, String names) throws Exception {
    Path bin = Files.createDirectory(here.resolve("bin"));
    Path launcher = Files.copy(Program.launcher(), bin.resolve("mirror"), COPY_ATTRIBUTES);
    Path java =
        Files.writeString(bin.resolve("java"), "#!/bin/sh\nenv | grep -E '^(LC_|LANG)' | sort\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    command.addAll(List.of(environment.split(" ")));
    command.add(launcher.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertEquals(
        "LANG=C\nLC_CTYPE=" + names + "\n",
        new String(process.getInputStream().readAllBytes(), UTF_8));
  }

  @Test
  void aListMayHaveANameThatIsNotAscii() throws Exception {
    Files.writeString(here.resolve("liste é.txt"), site.url("/d/"));
    assertMirrors("/usr/bin/env", "-i", LAUNCHER, "-nH", "liste é.txt");
  }

  @Test
  void linksToItWork() throws Exception {
    Path folder = Files.createDirectories(here.resolve("some where/bin"));
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), Program.launcher());
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
    assertMirrors(absolute.toString(), "-nH", site.url("/d/"));
    assertMirrors("some where/bin/relative", "-nH", site.url("/d/"));
    Files.delete(relative);
    Files.delete(absolute);
  }

  @Test
  void aFolderThatIsGoneIsNamed() throws Exception {
    Path gone = Files.createDirectory(here.resolve("gone"));
    String script = "cd gone && rmdir ../gone && exec \"$0\" http://127.0.0.1:1/";
    var builder = new ProcessBuilder("/bin/sh", "-c", script, LAUNCHER).directory(here.toFile());
    builder.redirectOutput(here.resolve("stdout.txt").toFile());
    builder.redirectError(here.resolve("stderr.txt").toFile());
    var result = Program.run(builder.start(), here);
    assertFalse(Files.exists(gone));
    assertEquals(3, result.status(), result.err());
    assertTrue(result.err().contains("mirror: the current directory is gone"), result.err());
    assertFalse(result.err().contains("java"), result.err());
  }

  /** The JVM would take the name for another one, beside it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d=$(printf 'caf\\351') && mkdir $d && cd $d && exec \"$0\" \"$1\"",
        "exec \"$0\" -P \"$(printf 'caf\\351')\" \"$1\""
      })
  void aFolderWhoseNameIsNotUtf8IsRefused(String script) throws Exception {
    var builder = new ProcessBuilder("/bin/sh", "-c", script, LAUNCHER, site.url("/d/"));
    builder.redirectOutput(here.resolve("stdout.txt").toFile());
    builder.redirectError(here.resolve("stderr.txt").toFile());
    var result = Program.run(builder.directory(here.toFile()).start(), here);
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().contains("not UTF-8"), result.err());
    assertFalse(Files.exists(here.resolve("caf\uFFFD")));
  }

  @Test
  void aPathOfCdsLeadsNowhere() throws Exception {
    Path beside = Program.launcher().getParent().getParent();
    var builder = new ProcessBuilder("bin/mirror", "-nH", "-P", here.toString(), site.url("/d/"));
    builder.environment().put("CDPATH", beside.toString());
    builder.directory(beside.toFile()).redirectErrorStream(true);
    builder.redirectOutput(here.resolve("output.txt").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertEquals(0, process.waitFor());
  }

  @Test
  void optionsOfOtherJvmsChangeNothing() throws Exception {
    var environment = Map.of("JAVA_TOOL_OPTIONS", "-Dx=y", "JDK_JAVA_OPTIONS", "-version");
    Process process = Program.start(here, environment, "-q", "-nH", site.url("/d/"));
    var result = Program.run(process, here);
    assertEquals("", result.out() + result.err());
    assertEquals(0, result.status());
  }

  @Test
  void whatIsOutOfMemoryEndsAtOnce() throws Exception {
    Path home = Program.launcher().getParent().getParent();
    var builder =
        new ProcessBuilder(
            home.resolve("bin/java").toString(),
            "@" + home.resolve("lib/jvm.options"),
            "-Xmx2m",
            "-Xmn1m",
            "-m",
            "mirror/mirror.Main",
            "--list",
            site.url("/d/"));
    builder.redirectOutput(here.resolve("stdout.txt").toFile());
    builder.redirectError(here.resolve("stderr.txt").toFile());
    var result = Program.run(builder.start(), here);
    assertEquals(3, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("Terminating due to"), result.err());
  }

  /** Runs the command, looks at what it made and takes it away. */
  private void assertMirrors(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(here.toFile());
    builder.redirectOutput(here.resolve("stdout.txt").toFile());
    builder.redirectError(here.resolve("stderr.txt").toFile());
    var result = Program.run(builder.start(), here);
    assertEquals(0, result.status(), Arrays.toString(command) + result.err());
    try (Stream<Path> tree = Files.walk(here.resolve("d"))) {
      assertEquals(
          List.of("d", "d/café.txt", "d/日", "d/日/😀"),
          tree.map(path -> here.relativize(path).toString()).sorted().toList());
    }
    Files.delete(here.resolve("d/日/😀"));
    Files.delete(here.resolve("d/日"));
    Files.delete(here.resolve("d/café.txt"));
    Files.delete(here.resolve("d"));
  }
}
