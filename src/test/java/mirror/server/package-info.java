/** Real web servers on loopback ports, and the awkward tree they serve to the tests. */
package mirror.server;
