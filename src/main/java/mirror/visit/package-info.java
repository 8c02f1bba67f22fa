/** One visit: what a server is asked about a target, and what becomes of its answer. */
package mirror.visit;
