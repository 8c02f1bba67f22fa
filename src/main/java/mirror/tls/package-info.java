/** Whom to trust over TLS, and how to be trusted there. */
package mirror.tls;
