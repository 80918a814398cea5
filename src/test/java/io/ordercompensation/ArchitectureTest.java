package io.ordercompensation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house is laid out as data flows: a package knows only those that a message meets before it. */
@AnalyzeClasses(packagesOf = OrderCompensation.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_THOSE_A_MESSAGE_MEETS_EARLIER = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.ordercompensation..")
            .layer("main")
            .definedBy("io.ordercompensation")
            .layer("rocketmq")
            .definedBy("..ordercompensation.rocketmq..")
            .layer("message")
            .definedBy("..ordercompensation.message..")
            .layer("logging")
            .definedBy("..ordercompensation.logging..")
            .layer("retry")
            .definedBy("..ordercompensation.retry..")
            .layer("pacing")
            .definedBy("..ordercompensation.pacing..")
            .layer("sql")
            .definedBy("..ordercompensation.sql..")
            .layer("claim")
            .definedBy("..ordercompensation.claim..")
            .layer("compensate")
            .definedBy("..ordercompensation.compensate..")
            .layer("operator")
            .definedBy("..ordercompensation.operator..")
            .layer("parked")
            .definedBy("..ordercompensation.parked..")
            .layer("audit")
            .definedBy("..ordercompensation.audit..")
            .layer("adopt")
            .definedBy("..ordercompensation.adopt..")
            .layer("outbox")
            .definedBy("..ordercompensation.outbox..")
            .layer("order")
            .definedBy("..ordercompensation.order..")
            .layer("reload")
            .definedBy("..ordercompensation.reload..")
            .layer("http")
            .definedBy("..ordercompensation.http..")
            .layer("schema")
            .definedBy("..ordercompensation.schema..")
            .layer("management")
            .definedBy("..ordercompensation.management..")
            .layer("config")
            .definedBy("..ordercompensation.config..")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("rocketmq")
            .mayNotAccessAnyLayer()
            .whereLayer("message")
            .mayNotAccessAnyLayer()
            .whereLayer("logging")
            .mayOnlyAccessLayers("message")
            .whereLayer("logging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pacing")
            .mayNotAccessAnyLayer()
            .whereLayer("sql")
            .mayNotAccessAnyLayer()
            .whereLayer("schema")
            .mayOnlyAccessLayers("sql")
            .whereLayer("retry")
            .mayOnlyAccessLayers("message")
            .whereLayer("claim")
            .mayOnlyAccessLayers("message", "retry", "pacing", "sql")
            .whereLayer("compensate")
            .mayOnlyAccessLayers("message", "retry", "claim")
            .whereLayer("operator")
            .mayOnlyAccessLayers("message")
            .whereLayer("parked")
            .mayOnlyAccessLayers("message", "retry", "pacing", "claim", "operator")
            .whereLayer("parked")
            .mayOnlyBeAccessedByLayers("audit", "reload", "management", "config")
            .whereLayer("audit")
            .mayOnlyAccessLayers("message", "retry", "sql", "claim", "compensate", "operator", "parked")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("management", "adopt", "config")
            .whereLayer("adopt")
            .mayOnlyAccessLayers("message", "retry", "sql", "audit", "schema")
            .whereLayer("adopt")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("outbox")
            .mayOnlyAccessLayers("message", "retry", "pacing")
            .whereLayer("order")
            .mayOnlyAccessLayers("message", "retry", "outbox")
            .whereLayer("order")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("management", "config")
            .whereLayer("management")
            .mayOnlyAccessLayers("http", "rocketmq", "retry", "compensate", "operator", "parked", "audit", "reload")
            .whereLayer("reload")
            .mayOnlyAccessLayers("message", "retry", "sql", "compensate", "operator", "parked")
            .whereLayer("reload")
            .mayOnlyBeAccessedByLayers("management", "config")
            .whereLayer("management")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule THE_JUDGE_OF_A_FILE_KNOWS_NOTHING_THAT_RUNS = noClasses()
            .that()
            .resideInAPackage("..reload.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ordercompensation.reload", "..ordercompensation.config..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule MESSAGES_AND_RETRIES_ARE_NO_CAMEL_MATTER = noClasses()
            .that()
            .resideInAnyPackage("..message..", "..retry..", "..ordercompensation.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Handler)")
            .because("such a name tells nothing about what is inside");

    @ArchTest
    static final ArchRule ONLY_WHERE_THE_DATABASE_IS_WAITED_FOR_A_THREAD_SLEEPS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.ordercompensation.compensate.Outage")
            .and()
            .doNotHaveFullyQualifiedName("io.ordercompensation.compensate.Isolation")
            .and()
            .doNotHaveFullyQualifiedName("io.ordercompensation.order.Confirmation")
            .and()
            .doNotHaveFullyQualifiedName("io.ordercompensation.config.DatabaseAtStart")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule NO_JAVA_UTIL_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
