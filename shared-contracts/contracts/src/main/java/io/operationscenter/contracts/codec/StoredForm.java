package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

/** JSON of retained files: two-space indent, line feeds on every platform, {@code "key": value}. */
final class StoredForm extends DefaultPrettyPrinter {

  private static final long serialVersionUID = 1L;

  StoredForm() {
    super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    indentArraysWith(new DefaultIndenter("  ", "\n"));
    indentObjectsWith(new DefaultIndenter("  ", "\n"));
  }

  @Override
  public StoredForm createInstance() {
    return new StoredForm();
  }
}
