package io.operationscenter.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.planner.board.Card;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of spec 06 §3 beyond its vectors. */
class CardDescriptionTest {

  private static final List<String> PIECES =
      List.of(
          "## Execution",
          "## Goal",
          "## Constraints",
          "## Provenance",
          "## ",
          "##",
          "###",
          "a\nb",
          "a\nb",
          "a\r\nb",
          "repo: api",
          "repo:",
          "mode: goal",
          "mode: [",
          "{",
          "}",
          "&a",
          "*a",
          "<<: ",
          "!!binary x",
          "---",
          "\t",
          "  - ",
          "- ",
          "depends_on: ",
          "deadbeef-1",
          "avoid_paths: ,",
          "prior_progress: |",
          "observer_run_ids:",
          "key: value",
          Character.toString(0),
          Character.toString(0xD800),
          Character.toString(0x1F600),
          "é",
          "'",
          "\"",
          "|",
          ">",
          "#",
          "allowed_paths: [a, [b]]",
          "open_pr: x",
          "%",
          "@",
          "`",
          "? a : b");

  private static CardDescription read(String description, String... labels) {
    DescriptionReading reading = CardDescription.of(description, List.of(labels));
    assertThat(reading).isInstanceOf(DescriptionReading.Understood.class);
    return ((DescriptionReading.Understood) reading).description();
  }

  private static DescriptionFault fault(String description, String... labels) {
    DescriptionReading reading = CardDescription.of(description, List.of(labels));
    assertThat(reading).isInstanceOf(DescriptionReading.Faulty.class);
    return ((DescriptionReading.Faulty) reading).fault();
  }

  @Test
  void neverThrowsWhateverTheText() {
    long seed = Long.getLong("planning.seed", 20260501L);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(30);
      for (int i = 0; i < pieces; i++) {
        text.append(
            random.nextInt(4) == 0
                ? Character.toString(random.nextInt(0x2100))
                : PIECES.get(random.nextInt(PIECES.size())));
        if (random.nextInt(3) == 0) {
          text.append('\n');
        }
      }
      String description = text.toString();

      DescriptionReading reading = CardDescription.of(description, List.of("repo: api"));

      assertThat(reading).as("seed %d, round %d: %s", seed, round, description).isNotNull();
      if (reading instanceof DescriptionReading.Understood understood) {
        assertThat(understood.description().goalText()).isNotBlank();
        assertThat(AgentGoal.text(understood.description())).isNotBlank();
      }
    }
  }

  @Test
  void aSectionCannotBeOpenedByAnIndentedHeading() {
    CardDescription description =
        read(
            "## Execution\nrepo: api\n\n## Goal\nDo it.\n\n## Human Answer\n    ## Execution\n    repo: evil");

    assertThat(description.metadata().repo()).isEqualTo("api");
    assertThat(description.appended())
        .singleElement()
        .extracting(s -> s.text())
        .asString()
        .contains("evil");
  }

  @Test
  void linesMayEndAsOnWindows() {
    CardDescription description = read("## Execution\r\nrepo: api\r\n\r\n## Goal\r\nDo it.\r\n");

    assertThat(description.metadata().repo()).isEqualTo("api");
    assertThat(description.goalText()).isEqualTo("Do it.");
  }

  @Test
  void executionIsNeverPartOfTheGoal() {
    assertThat(
            read("Intro.\n## Execution\nrepo: api\n## Notes\nLook.\n## Execution\ntoken: x")
                .goalText())
        .isEqualTo("Intro.\n## Notes\nLook.");
  }

  @Test
  void evidenceAndAnswersReachTheAgentOnceAlsoWithoutAGoalSection() {
    CardDescription description =
        read(
            "Make it faster.\n\n## Evidence\n- slow start\n\n## Error Detail\nOutOfMemory",
            "repo: api");

    assertThat(AgentGoal.text(description))
        .startsWith("Make it faster.\n\n")
        .containsOnlyOnce("slow start")
        .containsOnlyOnce("OutOfMemory");
  }

  @Test
  void theWholeExecutionSectionMayBeIndented() {
    assertThat(read("## Execution\n  repo: api\n  base_branch: dev\n## Goal\nDo.").metadata())
        .returns("api", CardMetadata::repo)
        .returns("dev", CardMetadata::baseBranch);
  }

  @Test
  void campaignKeysArePassedThrough() {
    assertThat(
            read("## Execution\nrepo: api\nspec_file: ' docs/a.md '\ntask_phase: 2\n## Goal\nDo.")
                .metadata()
                .campaign())
        .containsEntry("spec_file", "docs/a.md")
        .containsEntry("task_phase", "2");
  }

  @Test
  void severalPathsMayBeGivenAsOneText() {
    assertThat(
            read("## Execution\nrepo: api\nallowed_paths: src/\n## Goal\nDo.")
                .metadata()
                .allowedPaths())
        .containsExactly("src/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "on", "'true'"})
  void aFlagIsReadInEveryCommonWord(String word) {
    assertThat(
            read("## Execution\nrepo: api\nopen_pr: " + word + "\n## Goal\nDo.")
                .metadata()
                .openPr())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo: api\nrepo: b",
        "\trepo: api",
        "repo: !!binary YQ==",
        "<<: {a: b}",
        "a: &x [*x]"
      })
  void unsafeYamlIsNoMapping(String yaml) {
    assertThat(fault("## Execution\n" + yaml + "\n## Goal\nDo.").kind())
        .isEqualTo(DescriptionFault.Kind.EXECUTION_NOT_MAPPING);
  }

  @Test
  void whatACardWaitsForIsKnownEvenWhenTheRestIsBroken() {
    var card = Cards.card("## Execution\n- x\n\ndepends_on: DEADBEEF-1 DEADBEEF-1");

    assertThat(CardDescription.dependsOn(card)).containsExactly("deadbeef-1");
    assertThat(CardDescription.repoKey(card)).isEmpty();
  }

  @Test
  void theRepositoryIsKnownEvenWithoutAGoal() {
    assertThat(CardDescription.repoKey(Cards.card("## Execution\nrepo: api", "repo: other")))
        .contains("api");
    assertThat(CardDescription.repoKey(Cards.card("", "Repo : Web"))).contains("Web");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo: web\nrepo: other",
        "task_type: a\ntask_type: b",
        "- a line",
        "\trepo: web",
        "mode: nonsense",
        "repo: [web]"
      })
  void ofAFaultySectionTheLabelNamesTheRepository(String yaml) {
    Card card = Cards.card("## Execution\n" + yaml + "\n## Goal\nDo.", "repo: api");

    assertThat(CardDescription.of(card)).isInstanceOf(DescriptionReading.Faulty.class);
    assertThat(CardDescription.repoKey(card)).contains("api");
  }

  @ParameterizedTest
  @CsvSource({
    "repo: web\\nmode: nonsense, web",
    "repo: web\\ntask_type: a\\ntask_type: b, web",
    "repo: web\\nrepo: other, web"
  })
  void ofAFaultySectionWithoutALabelItIsTheFirstWritten(String yaml, String repo) {
    Card card = Cards.card("## Execution\n" + yaml.replace("\\n", "\n") + "\n## Goal\nDo.");

    assertThat(CardDescription.of(card)).isInstanceOf(DescriptionReading.Faulty.class);
    assertThat(CardDescription.repoKey(card)).contains(repo);
  }

  @Test
  void aBlockOfEarlierProgressKeepsItsInnerIndentation() {
    assertThat(
            read("## Execution\nrepo: api\n## Goal\nGo on.\n\nprior_progress: |\n  one\n    two\n\n  three\nnot this")
                .priorProgress())
        .isEqualTo("one\n  two\n\nthree");
  }

  @ParameterizedTest
  @CsvSource({
    "../.., leaves the repository",
    "/etc, is absolute",
    "a/../../b, leaves the repository",
    "./src/**, is a glob that matches nothing",
    "'\"a\\0b\"', holds a control character",
    "'\"a\\nb\"', holds a control character",
  })
  void aPathThatCanAllowNothingIsAFaultOfTheCard(String path, String rule) {
    for (String written : List.of(path, "[src/, " + path + "]")) {
      DescriptionFault fault =
          fault("## Execution\nrepo: api\nallowed_paths: " + written + "\n## Goal\nDo.");

      assertThat(fault.kind()).isEqualTo(DescriptionFault.Kind.EXECUTION_VALUE);
      assertThat(fault.message())
          .startsWith(
              "allowed_paths in the Execution section must hold paths and globs inside the"
                  + " repository: '")
          .contains("' " + rule);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", ".", "./src/", "a/../b", "app/[id]/"})
  void aPathInsideTheRepositoryStaysAsWritten(String path) {
    assertThat(
            read("## Execution\nrepo: api\nallowed_paths: ['" + path + "']\n## Goal\nDo.")
                .metadata()
                .allowedPaths())
        .containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource({
    "alowed_paths, allowed_paths",
    "allowed-paths, allowed_paths",
    "allowedPaths, allowed_paths",
    "Allowed_Paths, allowed_paths",
    "'allowed paths', allowed_paths",
    "base_brach, base_branch",
    "open_prs, open_pr",
    "Mode, mode",
    "reop, repo",
  })
  void aMistypedKeyIsAFaultRatherThanALostRestriction(String key, String meant) {
    DescriptionFault fault =
        fault("## Execution\nrepo: api\n" + key + ": src/\n## Goal\nDo.", "repo: api");

    assertThat(fault.kind()).isEqualTo(DescriptionFault.Kind.MISTYPED_KEY);
    assertThat(fault.message())
        .isEqualTo(
            "'%s' in the Execution section is no key of a card, did you mean '%s'?"
                .formatted(key, meant));
  }

  @Test
  void otherKeysAreLeftAloneAndRemembered() {
    CardMetadata metadata =
        read("## Execution\nrepo: api\ntimeout_seconds: -1\nowner: [ann]\nrole: x\ntask_name: y\nmodel: m\ndisk: d\n\"a\\tb\": c\n"
                + "k".repeat(100)
                + ": v\n## Goal\nDo.")
            .metadata();

    assertThat(metadata.repo()).isEqualTo("api");
    assertThat(metadata.ignoredKeys())
        .containsExactly(
            "timeout_seconds",
            "owner",
            "role",
            "task_name",
            "model",
            "disk",
            "a b",
            "k".repeat(60) + "…");
  }
}
