package io.operationscenter.planner.planning;

import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.planner.board.Card;
import java.util.Optional;

/** A card with everything that was found out about it. */
record ReadCard(
    Card card,
    CardDescription description,
    CardLane lane,
    ManagedRepository repository,
    Optional<OwnCard> own) {}
