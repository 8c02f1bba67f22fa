/** The command line: words in, a mirrored tree and an exit status out. */
package mirror;
