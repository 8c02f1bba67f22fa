/** The words of a command line, and the lists of URLs that they name. */
package mirror.options;
