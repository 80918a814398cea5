package io.ordercompensation.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Has Camel load the files that {@link RouteTest} names. */
final class RouteFiles implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        RouteTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, RouteTest.class);
        if (test == null) {
            return null;
        }
        for (String file : test.value()) {
            if (!file.startsWith("classpath:") && !Files.isRegularFile(Path.of(file.replaceFirst("^file:", "")))) {
                throw new AssertionError("@RouteTest of %s: there is no file %s"
                        .formatted(
                                testClass.getSimpleName(),
                                Path.of(file.replaceFirst("^file:", "")).toAbsolutePath()));
            }
        }
        return new Included(List.of(test.value()));
    }

    /** @param files a record, because Spring caches contexts by what made them */
    private record Included(List<String> files) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            String patterns = files.stream()
                    .map(file -> Stream.of("classpath:", "file:").anyMatch(file::startsWith) ? file : "file:" + file)
                    .collect(Collectors.joining(","));
            TestPropertyValues.of("camel.main.routes-include-pattern=" + patterns)
                    .applyTo(context);
        }
    }
}
