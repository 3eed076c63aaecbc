package io.operationscenter.planted.inject;

import jakarta.inject.Inject;

class InjectsIntoAField {

  @Inject String injected;
}
