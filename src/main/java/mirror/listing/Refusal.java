package mirror.listing;

/** Why a link of a listing is not an entry. */
public enum Refusal {
  OTHER_SCHEME("leads to another scheme or to no possible host"),
  OTHER_ORIGIN("is on another host or port"),
  OUTSIDE("is not below the directory that the page lists"),
  PARENT("is the directory above"),
  SELF("is the page itself"),
  SORT("is the page itself in another order or view"),
  FURTHER_PAGE("is another page of the same listing"),
  BESIDE_THE_ROWS("stands outside the rows of the listing"),
  TOOL("does something with the entry of its row"),
  BELOW("is below the entry of its row"),
  REPEATED("leads where another link of the listing leads"),
  NAMELESS("has a query from which no name follows");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** For a person, after "it". */
  @Override
  public String toString() {
    return words;
  }
}
