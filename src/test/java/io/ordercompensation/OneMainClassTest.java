package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** {@code mvn spring-boot:test-run}, the first command of the README, runs nothing as soon as there are two to choose from. */
class OneMainClassTest {

    @Test
    void thereIsOneAmongTheTests() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.ordercompensation");

        assertThat(tests.stream().filter(OneMainClassTest::hasMain).map(JavaClass::getName))
                .containsExactly(TestOrderCompensation.class.getName());
    }

    private static boolean hasMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }
}
