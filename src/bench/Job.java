import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One workload on one server, for one tool after the other.
 *
 * @param source of {@link BareClient}
 */
record Job(
    Workload workload,
    Path program,
    Path source,
    Server server,
    String url,
    SiteTree tree,
    Path folder) {
  /** Makes what a run needs: the copy that it brings up to date, the list that it is told. */
  void prepare(Tool tool) throws IOException, InterruptedException {
    if (tool == Tool.JAVA_NET_HTTP) {
      Files.write(list(), tree.names());
      BareClient.prepare(source, program, folder, url, copy(tool), list());
      SiteTree.delete(copy(tool));
      return;
    }
    if (workload.kind() == Workload.Kind.UNCHANGED || workload.kind() == Workload.Kind.CHANGED) {
      Files.createDirectories(copy(tool));
      Run.of(command(tool), output(tool), server);
    }
  }

  /** Does the job; empty when its result is not complete. */
  Optional<Run> run(Tool tool) throws IOException, InterruptedException {
    boolean fresh = workload.kind() == Workload.Kind.COLD || workload.kind() == Workload.Kind.FILE;
    if (fresh) {
      SiteTree.delete(copy(tool));
    }
    Files.createDirectories(copy(tool));
    Run run = Run.of(command(tool), output(tool), server);
    boolean complete = run.status() == 0 && isComplete(tool);
    if (fresh) {
      SiteTree.delete(copy(tool));
    }
    return complete ? Optional.of(run) : Optional.empty();
  }

  private List<String> command(Tool tool) {
    if (tool == Tool.JAVA_NET_HTTP) {
      return BareClient.command(program, folder, url, copy(tool), list());
    }
    boolean secure = workload.link().secure();
    return switch (workload.kind()) {
      case COLD, UNCHANGED, CHANGED -> tool.mirror(program, url, copy(tool), secure);
      case FILE -> tool.file(program, url + tree.firstName(), copy(tool), secure, workload.split());
      case LIST -> tool.list(program, url);
    };
  }

  private boolean isComplete(Tool tool) throws IOException {
    if (workload.kind() == Workload.Kind.LIST) {
      try (Stream<String> lines = Files.lines(output(tool))) {
        return lines.filter(line -> line.endsWith(".deb")).count() == tree.size();
      }
    }
    return tree.isIn(copy(tool));
  }

  private Path copy(Tool tool) {
    return folder.resolve("copies").resolve(tool.label());
  }

  private Path list() {
    return folder.resolve("list.txt");
  }

  private Path output(Tool tool) {
    return folder.resolve(tool.label() + ".out");
  }
}
