/** HTTP and nothing else: one request at a time, its outcome as a value. */
package mirror.fetch;
