package io.operationscenter.kit.service;

import io.operationscenter.kit.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where an installation keeps its files (design §5): one folder per service and one for secrets.
 *
 * @param path absolute and normalised
 */
public record DataRoot(Path path) {

  /** Environment variable that names it. */
  public static final String VARIABLE = "OPERATIONS_CENTER_HOME";

  /** Makes the path absolute. */
  public DataRoot {
    path = path.toAbsolutePath().normalize();
  }

  /** The folder that belongs to one service alone. */
  public Path folderOf(Service service) {
    return folder(service.id());
  }

  /** The folder of a process of ours, which need not be one of the four services. */
  public Path folder(String name) {
    return path.resolve(name);
  }

  /** Where the credentials of all edges lie; readable by their owner only. */
  public Path secrets() {
    return path.resolve("secrets");
  }

  /**
   * Creates what is missing for the service and proves that it can be written.
   *
   * @throws StartRefused naming the folder that cannot be used and why
   */
  public void prepareFor(Service service) {
    prepare(service.id());
  }

  /** The same for a process that is not one of the four services. */
  public void prepare(String name) {
    create(path);
    createPrivate(folder(name));
    createPrivate(secrets());
    requireWritable(folder(name));
    requireWritable(secrets());
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw notAFolder(folder, e);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static void createPrivate(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw notAFolder(folder, new FileAlreadyExistsException(folder.toString()));
    }
    try {
      PrivateDirectory.create(folder);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static void requireWritable(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".writable", null));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static StartRefused notAFolder(Path folder, FileAlreadyExistsException cause) {
    return because(
        "The data root cannot be used: %s is a file, not a folder. Set %s or --data-root."
            .formatted(cause.getFile() == null ? folder : cause.getFile(), VARIABLE),
        cause);
  }

  private static StartRefused unusable(Path folder, IOException cause) {
    return because(
        "The data root cannot be used: no files can be made in %s (%s). Set %s or --data-root."
            .formatted(folder, reason(cause), VARIABLE),
        cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "the file system has no place for it";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> cause.toString();
    };
  }

  private static StartRefused because(String sentence, IOException cause) {
    StartRefused refusal = StartRefused.failed(sentence);
    refusal.initCause(cause);
    return refusal;
  }
}
