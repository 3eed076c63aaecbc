package io.operationscenter.kit.configured;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.WireEnum;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadByReflectionTest {

  @Test
  void listsEveryContractAndEveryWireEnum() {
    List<String> needed =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.operationscenter")
                .stream()
                .filter(ReadByReflectionTest::isRead)
                .map(JavaClass::getName)
                .sorted()
                .toList();

    List<String> listed =
        Arrays.stream(ReadByReflection.class.getAnnotation(RegisterForReflection.class).targets())
            .map(Class::getName)
            .sorted()
            .toList();

    assertThat(needed).hasSizeGreaterThan(60);
    assertThat(listed).isEqualTo(needed);
  }

  private static boolean isRead(JavaClass type) {
    return type.isAnnotatedWith(Contract.class)
        || (type.isEnum() && type.isAssignableTo(WireEnum.class));
  }
}
