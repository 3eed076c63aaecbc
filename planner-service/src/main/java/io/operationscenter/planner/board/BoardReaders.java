package io.operationscenter.planner.board;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who of the replicas of the service reads the board, and what the others see of it (design §5).
 */
interface BoardReaders {

  /** One replica alone: it reads whenever it wants to. */
  BoardReaders ALONE =
      new BoardReaders() {
        @Override
        public Seen latest(Seen known) {
          return known;
        }

        @Override
        public Optional<Seen> read(Seen known, UnaryOperator<Seen> reading) {
          return Optional.of(reading.apply(known));
        }
      };

  /**
   * What any replica has read.
   *
   * @param known what this one knows of it
   */
  Seen latest(Seen known);

  /**
   * Reads on, for all of them.
   *
   * @param reading brings what is known up to date
   * @return empty while another one reads
   */
  Optional<Seen> read(Seen known, UnaryOperator<Seen> reading);
}
