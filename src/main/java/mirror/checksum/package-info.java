/** The checksum files that publishers put beside their files, read; and digests taken. */
package mirror.checksum;
