package io.ordercompensation.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A unit test of a YAML route, without broker and database: Camel, the route, and the beans of the product that hold no
 * state. In place of each {@code sql:} endpoint stands a {@code mock:} endpoint with the id of its step, so that
 * {@code @EndpointInject("mock:restore-points") MockEndpoint} injects it; the statement's file has to exist. A route that
 * does not start from {@code direct:} starts from {@code direct:} and its id. Transactions are {@link RecordedTransactions}.
 *
 * <p>Once all tests of the class have run, they fail if no exchange came to some step of the route.
 *
 * <p>With {@code @UseAdviceWith}, which Camel sees only on the class itself, the test may change the route in
 * {@code @BeforeAll} and starts Camel then.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@SpringBootTest(classes = RouteTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(
        properties = {"camel.main.run-controller=false", "spring.test.print-condition-evaluation-report=false"})
@ContextCustomizerFactories(RouteFiles.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RouteTest.StartableInBeforeAll.class, RouteTest.WholeRoute.class})
public @interface RouteTest {

    /** Files with the routes under test, such as {@code config/routes/restore-points.camel.yaml}. */
    String[] value();

    /** Properties of the form {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** Camel's extension forbids to start a context until the first test; the advised route is to start once a class. */
    class StartableInBeforeAll implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext test) {
            SpringCamelContext.setNoStart(false);
        }
    }

    /** The tests of a class lead an exchange to every step of its routes; one that is run alone need not. */
    class WholeRoute implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

        private final Set<Method> run = new HashSet<>();

        /** Here, and not while the context is built, so that the report names it in one line. */
        @Override
        public void beforeEach(ExtensionContext test) {
            List<String> flaws = SpringExtension.getApplicationContext(test)
                    .getBean(StatementMocks.class)
                    .flaws();
            if (!flaws.isEmpty()) {
                throw new AssertionError(String.join("\n", flaws));
            }
        }

        @Override
        public void afterEach(ExtensionContext test) {
            run.add(test.getRequiredTestMethod());
        }

        @Override
        public void afterAll(ExtensionContext test) {
            List<Method> all = AnnotationSupport.findAnnotatedMethods(
                    test.getRequiredTestClass(), Testable.class, HierarchyTraversalMode.TOP_DOWN);
            ApplicationContext application = SpringExtension.getApplicationContext(test);
            // With flaws, no test began.
            if (run.containsAll(all)
                    && application.getBean(StatementMocks.class).flaws().isEmpty()) {
                List<String> missing =
                        application.getBean(ReachedSteps.class).missing(application.getBean(CamelContext.class));
                if (!missing.isEmpty()) {
                    throw new AssertionError("No test of %s leads an exchange to these steps of its routes: %s"
                            .formatted(test.getDisplayName(), String.join(", ", missing)));
                }
            }
        }
    }
}
