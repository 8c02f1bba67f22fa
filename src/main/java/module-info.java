/** Mirrors HTTP directory trees from the command line. */
module mirror {
  requires info.picocli;
  requires java.net.http;
  requires org.jsoup;
  requires org.slf4j;

  provides java.net.spi.InetAddressResolverProvider with
      mirror.fetch.AddressFamily;
}
