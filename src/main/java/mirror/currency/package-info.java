/**
 * Whether a file here is the one that its server has now, and what a server is asked to know it.
 */
package mirror.currency;
