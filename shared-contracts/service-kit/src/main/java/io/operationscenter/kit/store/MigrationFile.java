package io.operationscenter.kit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One migration, read from the class path by its full name. */
final class MigrationFile extends LoadableResource {
  private final String resource;
  private final String text;

  private MigrationFile(String resource, String text) {
    this.resource = resource;
    this.text = text;
  }

  static MigrationFile load(String resource) {
    try (InputStream stream = loader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "migration must be on the class path (a native binary must include it), missing: "
                + resource);
      }
      return new MigrationFile(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("migration cannot be read: " + resource, e);
    }
  }

  static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null ? ofThread : MigrationFile.class.getClassLoader();
  }

  @Override
  public Reader read() {
    return new StringReader(text);
  }

  @Override
  public String getAbsolutePath() {
    return resource;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return resource;
  }

  @Override
  public String getFilename() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  @Override
  public String getRelativePath() {
    return resource;
  }
}
