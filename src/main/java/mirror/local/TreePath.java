package mirror.local;

/**
 * Where in the tree a directory is, as its record has it: names with slashes between them; two
 * stand before the name of one that is left out, so that it is told from others in its place. Each
 * level that is yet to be left out below is two slashes at the end: another seed's directory may
 * have the same place alone.
 */
final class TreePath {
  private static final String LEFT_OUT = "//";

  private TreePath() {}

  static String of(LocalDirectory directory, LocalDirectory root) {
    String names = names(directory, root);
    return directory.isLeftOut() ? names : names + LEFT_OUT.repeat(directory.cuts());
  }

  private static String names(LocalDirectory directory, LocalDirectory root) {
    if (!directory.isLeftOut()) {
      return root.path().relativize(directory.path()).toString();
    }
    String above = names(directory.parent().orElseThrow(), root);
    return above + (directory.isCut() ? LEFT_OUT : "/") + directory.name();
  }

  static LocalDirectory directory(String path, LocalDirectory root) {
    LocalDirectory directory = root;
    String names = path.replaceFirst("(//)+$", "");
    boolean cut = false;
    for (String name : names.replaceFirst("^(?!/)", "/").substring(1).split("/", -1)) {
      if (name.isEmpty()) {
        cut = true;
      } else {
        directory = cut ? directory.cutting(1).named(name) : directory.child(name);
        cut = false;
      }
    }
    return directory.cutting((path.length() - names.length()) / LEFT_OUT.length());
  }
}
