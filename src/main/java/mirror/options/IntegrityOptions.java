package mirror.options;

import java.util.List;
import mirror.visit.ChecksumMode;

/** What files are held to. */
public final class IntegrityOptions implements OptionGroup {
  private final Option<ChecksumMode> checksums =
      Option.defaulted(
          ChecksumMode.class,
          "auto|require|off",
          "What SHA256SUMS, x.md5 and the like contradict is fetched once more, then stored with a"
              + " warning; or not stored; or no matter",
          "auto",
          "--checksums");

  private final Option<Boolean> verify =
      Option.flag(
          "Fetch nothing: check the files here, all or each SOURCE's, against the record and the"
              + " checksum files.",
          "--verify");

  private final Option<Boolean> allowHtml =
      Option.flag(
          "Store HTML pages in the place of files, whatever speaks against it.", "--allow-html");

  @Override
  public String heading() {
    return "Integrity";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(checksums, verify, allowHtml);
  }

  public boolean verify() {
    return verify.or(false);
  }

  public ChecksumMode checksumMode() {
    return checksums.get();
  }

  public boolean allowsHtml() {
    return allowHtml.or(false);
  }
}
