/** Which URLs belong to a tree, and which of them are wanted. */
package mirror.scope;
