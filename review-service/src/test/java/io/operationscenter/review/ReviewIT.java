package io.operationscenter.review;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.ServiceSmokeTest;

/** The packaged review service. */
class ReviewIT extends ServiceSmokeTest {

  ReviewIT() {
    super(Service.REVIEW);
  }
}
