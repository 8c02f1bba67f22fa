/** Names and bytes on disk: where a file stands, and how it comes to stand there whole. */
package mirror.local;
