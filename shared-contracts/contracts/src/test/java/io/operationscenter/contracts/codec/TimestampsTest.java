package io.operationscenter.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-04-28T10:15:30Z,            2026-04-28T10:15:30Z",
    "2026-04-28T10:15:30.5Z,          2026-04-28T10:15:30.500000Z",
    "2026-04-28T10:15:30.1234567891Z, 2026-04-28T10:15:30.123456Z",
    "2026-04-28T12:15:30+02:00,       2026-04-28T10:15:30Z",
    "2026-04-28T12:15:30+0200,        2026-04-28T10:15:30Z",
    "2026-04-28T12:15+02,             2026-04-28T10:15:00Z",
    "2026-04-28T10:15:30,             2026-04-28T10:15:30Z",
    "2026-04-28t10:15:30z,            2026-04-28T10:15:30Z",
    "2024-02-29T23:59:59.000001Z,     2024-02-29T23:59:59.000001Z",
    "1969-12-31T23:59:59.999999Z,     1969-12-31T23:59:59.999999Z",
  })
  void normalisesToUtcMicroseconds(String given, String written) {
    Instant instant = Timestamps.parse(given).orElseThrow();

    assertThat(Timestamps.format(instant)).isEqualTo(written);
    assertThat(Timestamps.parse(written)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-04-28",
        "yesterday",
        "2026-02-30T00:00:00Z",
        "2026-04-28T25:00:00Z",
        "2026-04-28T10:15:30+25:00",
        "2026-04-28 10:15:30Z",
        "1777371330",
        "2026-04-28T10:15:30Zx"
      })
  void refusesWhatIsNoTimestamp(String given) {
    assertThat(Timestamps.parse(given)).isEmpty();
  }
}
