package io.operationscenter.contracts;

import io.operationscenter.contracts.codec.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All records marked as contracts, found among this module's compiled classes. */
public final class EveryContract {

  private EveryContract() {}

  public static List<Class<? extends Record>> types() {
    Path classes = compiledClasses();
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .sorted()
          .<Class<?>>map(EveryContract::load)
          .filter(type -> type.isAnnotationPresent(Contract.class))
          .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path compiledClasses() {
    try {
      return Path.of(Contract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, EveryContract.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
