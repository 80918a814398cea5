package io.ordercompensation.test;

import io.ordercompensation.reload.HotDeploy;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Without a file that hot deploy rejected, the product runs, and a test could pass that tests the product without it. */
final class DeployedFiles implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext application = SpringExtension.getApplicationContext(test);
        CompensationTest settings =
                TestContextAnnotationUtils.findMergedAnnotation(test.getRequiredTestClass(), CompensationTest.class);
        if (settings.allowRejected()) {
            return;
        }
        String rejected = application.getBean(HotDeploy.class).state().rejected().stream()
                .map(file -> file.file() + ": " + file.message())
                .collect(Collectors.joining("\n"));
        if (!rejected.isEmpty()) {
            throw new AssertionError("The product runs without files that it did not deploy:\n" + rejected);
        }
    }
}
