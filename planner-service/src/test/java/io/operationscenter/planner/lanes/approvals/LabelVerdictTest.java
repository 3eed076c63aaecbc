package io.operationscenter.planner.lanes.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.planner.board.Activity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelVerdictTest {

  private static final Instant ASKED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = ASKED.plusSeconds(60);

  private static Activity labels(String actor, @Nullable String to, Instant at) {
    return new Activity("updated", "labels", "", to, actor, at);
  }

  private static LabelVerdict of(@Nullable Instant changedAt, Activity... activities) {
    return LabelVerdict.of(
        new LabelVerdict.Label(List.of(activities), "us", ASKED, changedAt), LATER);
  }

  @Test
  void countsWhenAnotherAccountSetItAfterTheCardAskedForIt() {
    assertThat(of(ASKED, labels("person", "Policy: Approved", ASKED.plusMillis(1))))
        .isEqualTo(new LabelVerdict.Counts("person", ASKED.plusMillis(1)));
  }

  @Test
  void isVoidWhenOurOwnAccountSetIt() {
    assertThat(of(ASKED, labels("us", "policy: approved", LATER)))
        .isInstanceOfSatisfying(
            LabelVerdict.NotCounted.class, v -> assertThat(v.reason()).contains("our own account"));
  }

  @Test
  void isVoidWhenTheBoardDoesNotSayWho() {
    assertThat(of(ASKED, labels("", "policy: approved", LATER)))
        .isInstanceOf(LabelVerdict.NotCounted.class);
  }

  @Test
  void isVoidWhenItIsAsOldAsTheComment() {
    assertThat(of(ASKED, labels("person", "policy: approved", ASKED)))
        .isEqualTo(new LabelVerdict.NotCounted("it was there before the card asked for it"));
  }

  @Test
  void isVoidWhenTheCardWasFiledWithIt() {
    assertThat(of(null, new Activity("created", null, null, null, "person", ASKED)))
        .isInstanceOf(LabelVerdict.NotCounted.class);
  }

  @Test
  void waitsForTheActivityOfAChangeThatWasJustMade() {
    assertThat(of(LATER.minusSeconds(9))).isEqualTo(new LabelVerdict.NotYet());
    assertThat(of(LATER.minusSeconds(10))).isInstanceOf(LabelVerdict.NotCounted.class);
  }

  @Test
  void theLastOneWhoSetItCounts() {
    assertThat(
            of(
                ASKED,
                labels("us", "policy: approved", ASKED.plusSeconds(1)),
                labels("person", null, ASKED.plusSeconds(2)),
                labels("person", "policy: approved", ASKED.plusSeconds(3)),
                labels("person", "urgency: high", ASKED.plusSeconds(4))))
        .isEqualTo(new LabelVerdict.Counts("person", ASKED.plusSeconds(3)));
    assertThat(
            of(
                ASKED,
                labels("person", "policy: approved", ASKED.plusSeconds(3)),
                labels("us", "policy: approved", ASKED.plusSeconds(4))))
        .isInstanceOf(LabelVerdict.NotCounted.class);
  }

  @Test
  void anotherValueOrKeyIsNoApproval() {
    assertThat(
            of(
                ASKED,
                labels("person", "policy: approved later", LATER),
                labels("person", "xpolicy: approved", LATER)))
        .isInstanceOf(LabelVerdict.NotCounted.class);
  }
}
