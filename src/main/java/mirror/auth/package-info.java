/** Who asks: what is said about it to which server, and to no other. */
package mirror.auth;
