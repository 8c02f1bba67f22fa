import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * A library whose classes no AOT cache takes, for they are older than Java 6: picocli's are. They
 * are the same afterwards, but for the stack maps that newer ones have: a third of the CPU time of
 * {@code mirror --version}, a fifth of that of five files.
 */
final class OldModule {
  private final JarFile jar;

  private OldModule(JarFile jar) {
    this.jar = jar;
  }

  /** The module in {@code path}, or what was made of it in {@code folder} if it was an old one. */
  static Path renewed(Path path, Path folder) throws IOException {
    if (Files.isDirectory(path)) {
      return path;
    }
    try (var jar = new JarFile(path.toFile())) {
      var module = new OldModule(jar);
      if (!module.isOld()) {
        return path;
      }
      Path renewed = Files.createDirectories(folder).resolve(path.getFileName());
      try (var loader = new URLClassLoader(new URL[] {path.toUri().toURL()});
          var out = Files.newOutputStream(renewed)) {
        module.renew(ClassHierarchyResolver.ofResourceParsing(loader), out);
      }
      return renewed;
    }
  }

  private boolean isOld() throws IOException {
    for (Enumeration<JarEntry> files = jar.entries(); files.hasMoreElements(); ) {
      JarEntry file = files.nextElement();
      if (isClass(file)) {
        return ClassFile.of().parse(bytes(file)).majorVersion() < ClassFile.JAVA_6_VERSION;
      }
    }
    return false;
  }

  private void renew(ClassHierarchyResolver classes, OutputStream to) throws IOException {
    var format =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(classes));
    try (var out = new JarOutputStream(to)) {
      for (Enumeration<JarEntry> files = jar.entries(); files.hasMoreElements(); ) {
        JarEntry file = files.nextElement();
        out.putNextEntry(new JarEntry(file.getName()));
        out.write(isClass(file) ? renewed(format, bytes(file)) : bytes(file));
        out.closeEntry();
      }
    }
  }

  private static byte[] renewed(ClassFile format, byte[] old) {
    return format.transformClass(
        format.parse(old),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (builder, part) -> {
                  if (part instanceof ClassFileVersion) {
                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                  } else {
                    builder.with(part);
                  }
                }));
  }

  private static boolean isClass(JarEntry file) {
    return file.getName().endsWith(".class") && !file.getName().endsWith("module-info.class");
  }

  private byte[] bytes(JarEntry file) throws IOException {
    try (var in = jar.getInputStream(file)) {
      return in.readAllBytes();
    }
  }
}
