package io.operationscenter.kit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/team/repository.git",
        "http://git.internal:3000/a/b",
        "ssh://git@github.com:22/team/repository.git",
        "git@github.com:team/repository.git",
        "github.com:team/repository.git",
        "file:///srv/git/a.git",
        "/srv/git/a.git"
      })
  void takesAddressesOfRepositories(String url) {
    assertThat(new RemoteUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ext::sh -c touch% /tmp/x",
        "ext::x",
        "fd::17",
        "-oProxyCommand=x",
        "--upload-pack=x",
        "ssh://-oProxyCommand=x/a",
        "-x@host:path",
        "https://user:geheim@github.com/a.git",
        "https://ghp_token@github.com/a.git",
        "ssh://git:geheim@github.com/a.git",
        "https://github.com/a.git\nhost=evil",
        "https://github.com/a%0ahost=evil",
        "ftp://host/a",
        "https://",
        "https:///a",
        "file://host/a",
        "relative/path",
        ""
      })
  void refusesEverythingElse(String url) {
    assertThatThrownBy(() -> new RemoteUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("repository address must")
        .hasMessageNotContaining("geheim")
        .hasMessageNotContaining("ghp_token");
  }

  @Test
  void scopesCredentialsToTheHost() {
    assertThat(new RemoteUrl("https://git.example:8443/a/b.git").credentialScope())
        .isEqualTo("https://git.example:8443");
    assertThat(new RemoteUrl("git@github.com:a/b.git").credentialScope()).isNull();
  }

  @Test
  void refusesCredentialsThatWouldSpeakToGitInSeveralLines() {
    assertThatThrownBy(() -> new GitCredential("bot", "geheim\nhost=evil"))
        .hasMessage("git credential needs a user name and a secret of one line each");
    assertThat(new GitCredential("bot", "geheim")).hasToString("GitCredential[username=bot]");
  }
}
