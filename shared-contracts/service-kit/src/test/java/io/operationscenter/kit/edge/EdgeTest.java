package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.service.Service;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeTest {

  @Test
  void callsGoAsTheDesignDrawsThem() {
    assertThat(Edge.outOf(Service.PLANNER))
        .containsExactly(Edge.PLANNER_EXECUTION, Edge.PLANNER_REVIEW);
    assertThat(Edge.outOf(Service.REVIEW)).containsExactly(Edge.REVIEW_EXECUTION);
    assertThat(Edge.outOf(Service.INGEST)).containsExactly(Edge.INGEST_PLANNER, Edge.INGEST_REVIEW);
    assertThat(Edge.outOf(Service.EXECUTION)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void noServiceReachesItself(Service start) {
    Set<Service> reached = new HashSet<>();
    List<Service> next = List.of(start);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(service -> Edge.outOf(service).stream())
              .map(Edge::callee)
              .filter(reached::add)
              .toList();
    }

    assertThat(reached).doesNotContain(start);
  }

  @Test
  void theReaderOnlyReads() {
    assertThat(Edge.READER.operations()).isNotEmpty().allMatch(Operation::isRead);
  }

  @Test
  void onlyTheOperatorOperates() {
    assertThat(Edge.OPERATOR.operations()).isEqualTo(Operation.ALL);
    assertThat(Edge.values())
        .filteredOn(edge -> edge.operations().contains(Operation.OPERATE))
        .containsExactly(Edge.OPERATOR);
  }

  @Test
  void everyOperationIsListed() {
    assertThat(
            Arrays.stream(Operation.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(EdgeTest::value))
        .containsExactlyInAnyOrderElementsOf(Operation.ALL);
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
