package mirror;

import java.util.List;

/** Where seeds come from. */
final class InputOptions implements OptionGroup {
  private final Option<List<String>> files =
      Option.repeated("FILE", "The same as FILE as a SOURCE.", "-i", "--input-file");

  @Override
  public String heading() {
    return "Input";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(files);
  }

  List<String> files() {
    return files.or(List.of());
  }
}
