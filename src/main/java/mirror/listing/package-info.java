/** An index page, read: which of its links are the entries of a directory. */
package mirror.listing;
