package io.operationscenter.kit.edge;

import io.operationscenter.kit.service.Service;
import java.net.URI;
import java.util.List;

/** Where a service is reached. */
public interface PeerAddresses {

  /** Base addresses, at least one, to be tried in order. */
  List<URI> of(Service service);
}
