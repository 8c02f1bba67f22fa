/** What servers, disks and people do wrong, as tables, and what the program makes of it. */
package mirror.faults;
