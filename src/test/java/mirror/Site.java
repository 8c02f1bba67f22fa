package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A web site on loopback that is what a test says; anything else is 404. */
final class Site implements AutoCloseable {
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));

  Site() {
    server.start();
  }

  /** The URL of {@code path} here. */
  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** Where a mirror in {@code folder} puts what is below {@code path} here. */
  Path copy(Path folder, String path) {
    return folder.resolve("127.0.0.1:" + server.port() + path);
  }

  /** A directory with such links, as nginx shows it. */
  Site listing(String path, String... hrefs) {
    return html(path, Site.index(path, hrefs));
  }

  /** What nginx shows of a directory. */
  static String index(String path, String... hrefs) {
    return Stream.of(hrefs)
        .map(href -> "<a href=\"" + href + "\">x</a>    01-Mar-2024 04:05    3K\n")
        .collect(
            Collectors.joining(
                "",
                "<title>Index of %1$s</title><h1>Index of %1$s</h1><pre><a href=\"../\">../</a>\n"
                    .formatted(path),
                "</pre>"));
  }

  /** A listing that says nothing of its entries but their names, as Python's is. */
  static String links(String path, String... hrefs) {
    return Stream.of(hrefs)
        .map(href -> "<li><a href=\"" + href + "\">" + href + "</a></li>\n")
        .collect(
            Collectors.joining(
                "",
                "<title>Index of %1$s</title><h1>Index of %1$s</h1><ul>".formatted(path),
                "</ul>"));
  }

  Site html(String path, String page) {
    return answer(path, aResponse().withHeader("Content-Type", "text/html").withBody(page));
  }

  Site file(String path, String text) {
    return answer(path, aResponse().withBody(text));
  }

  Site status(String path, int status) {
    return answer(path, aResponse().withStatus(status));
  }

  Site redirect(String path, String location) {
    return answer(path, aResponse().withStatus(302).withHeader("Location", location));
  }

  Site answer(String path, ResponseDefinitionBuilder response) {
    server.stubFor(any(urlEqualTo(path)).willReturn(response));
    return this;
  }

  /** For what is not said here. */
  WireMockServer server() {
    return server;
  }

  /** What was requested, in no order. */
  List<String> requests() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest().getUrl())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
