package io.operationscenter.ingest;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.ServiceSmokeTest;

/** The packaged ingest service. */
class IngestIT extends ServiceSmokeTest {

  IngestIT() {
    super(Service.INGEST);
  }
}
