package io.ordercompensation.test;

import io.ordercompensation.OrderCompensation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the whole product on {@link EmbeddedServers}, as {@code java -jar} runs it, without its HTTP ports: it migrates
 * a schema, consumes from a topic and deploys the files of {@code config/routes} and {@code config/sql}. An application that
 * embeds the product is tested by {@code @SpringBootTest} and {@code @EmbeddedServers} instead.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = OrderCompensation.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = "spring.test.print-condition-evaluation-report=false")
@EmbeddedServers(productAccounts = true)
@ExtendWith(DeployedFiles.class)
public @interface CompensationTest {

    /** Which database server. */
    @AliasFor(annotation = EmbeddedServers.class, attribute = "database")
    EmbeddedServers.Database database() default EmbeddedServers.Database.MARIADB;

    /** SQL files that an administrator runs before the start, when the product's tables are there already. */
    @AliasFor(annotation = EmbeddedServers.class, attribute = "scripts")
    String[] scripts() default {};

    /** Whether the tests go on though hot deploy has rejected a file of {@code config/routes} or {@code config/sql}. */
    boolean allowRejected() default false;

    /** Properties of the form {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
