/** What is gone at its server and goes here, and on what evidence. */
package mirror.deletion;
