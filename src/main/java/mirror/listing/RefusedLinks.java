package mirror.listing;

/** Is told each link that did not become an entry. */
@FunctionalInterface
public interface RefusedLinks {
  /** Nobody is told: what finds reasons for nothing else is left out. */
  RefusedLinks NOBODY = (_, _) -> {};

  /**
   * A link was refused.
   *
   * @param link as far as it could be resolved, otherwise as it stood in the page
   */
  void refuse(String link, Refusal reason);
}
