/** What a person or another program is told of a run: while it goes on, and at its end. */
package mirror.report;
