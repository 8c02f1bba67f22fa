/**
 * Names and bytes on disk: where a file stands, and how it comes to stand there whole.
 *
 * <p>What is known of a directory is its record, {@code d/<2 digits>/<hash of its path>} in the
 * state directory ({@link mirror.local.RecordStore}). It is UTF-8; each line has fields between
 * tabs, and ends with a checksum of them ({@code RecordLine}). Times are seconds since 1970, and
 * {@code -} is what is not known. The record of a directory that has a file and a directory in it:
 *
 * <pre>
 * mirror 1  http://host/d/  host/d  6934a620
 * list  1eb6...-f518...-6a14...-f428...  285af7efd59f577e  seed  1  1  bbb4a42d
 * dir  http://host/d/sub/  99ab9329
 * file  a  a  6  1709251200  353dd8be  1796037531  86786331  1709251200  -  27cb77a1
 * </pre>
 *
 * <ul>
 *   <li>The first line is the format, the directory's URL and its path here ({@code RecordHeader}).
 *   <li>{@code list} is its listing ({@link mirror.local.RecordedListing}): hashes of the page and
 *       of the options that decide what is taken from it, {@code seed} if only a person named it,
 *       and how many files and directories are mirrored; a {@code dir} line for each of the latter
 *       follows.
 *   <li>{@code file}, with the name here, is a file ({@link mirror.local.RecordedFile}): its link,
 *       size, time and CRC-32C, when the server was asked about it, how much older it was by the
 *       server's clock, its Last-Modified and ETag, and the texts of its rows.
 *   <li>{@code part} is the beginning of one ({@link mirror.local.RecordedPart}); {@code seal}, at
 *       the end, says that nothing else needs to be read while it is valid ({@code Seal}).
 *   <li>What the other first words say of a file is in {@code RecordTag}. Of several lines for one
 *       name the last one counts.
 * </ul>
 */
package mirror.local;
