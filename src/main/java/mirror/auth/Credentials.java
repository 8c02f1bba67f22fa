package mirror.auth;

/** A user's name and password. */
public record Credentials(String user, String password) {
  /** Without the secret: a record would print it. */
  @Override
  public String toString() {
    return user;
  }
}
