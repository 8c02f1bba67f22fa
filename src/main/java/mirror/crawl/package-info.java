/** What to visit, in which order, and when it is over. */
package mirror.crawl;
