/** One run, from its first seed to its end: the frontier drained, and what is gone deleted. */
package mirror.crawl;
