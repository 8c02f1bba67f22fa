/** What there is to visit, in which order, and what came of it. */
package mirror.frontier;
