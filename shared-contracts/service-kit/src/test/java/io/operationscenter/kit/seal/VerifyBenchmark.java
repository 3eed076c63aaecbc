package io.operationscenter.kit.seal;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@code deploy/benchmarks/verify} runs; no test by its name. It asserts no times. */
class VerifyBenchmark {

  private static final int WARM_UP = 300;

  @Test
  void verifiesEachFolder() throws IOException {
    String folders = System.getProperty("benchmark.folders", "");
    assumeAloud(!folders.isEmpty(), "benchmark.folders names no evidence");
    int runs = Integer.getInteger("benchmark.runs", 15);
    List<Path> all = Arrays.stream(folders.split(":", -1)).map(Path::of).toList();
    for (int i = 0; i < WARM_UP; i++) {
      verify(all.getFirst());
    }
    for (Path folder : all) {
      long[] nanos = new long[runs];
      for (int run = 0; run < runs; run++) {
        long begun = System.nanoTime();
        verify(folder);
        nanos[run] = System.nanoTime() - begun;
      }
      System.out.printf(
          Locale.ROOT,
          "warm %.3f%n",
          LongStream.of(nanos).sorted().skip(runs / 2).findFirst().orElseThrow() / 1e6);
    }
  }

  private static void verify(Path folder) throws IOException {
    assertThat(new VerifyFolders().in(folder, Optional.empty()))
        .extracting(Verification::state)
        .containsOnly(VerificationState.INTACT);
  }
}
