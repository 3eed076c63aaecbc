package io.operationscenter.kit.cli;

import io.operationscenter.kit.service.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {Build.CURRENT.version()};
  }
}
