package io.ordercompensation.routes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/**
 * A unit test of one YAML route, without broker and database. The class also needs {@code @UseAdviceWith}, which Camel
 * only sees on the class itself: it advises the route in {@code @BeforeAll}, then starts Camel.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@SpringBootTest(classes = RouteTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = "camel.main.run-controller=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RouteTest.StartableInBeforeAll.class)
public @interface RouteTest {

    /** Properties of the test; {@code camel.main.routes-include-pattern} names the file under test. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] value();

    /** Camel's extension forbids to start a context until the first test; the advised route is to start once a class. */
    class StartableInBeforeAll implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext test) {
            SpringCamelContext.setNoStart(false);
        }
    }
}
