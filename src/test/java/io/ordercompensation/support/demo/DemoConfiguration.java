package io.ordercompensation.support.demo;

import io.ordercompensation.audit.Audit;
import io.ordercompensation.management.Consumption;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The parts of the demonstration that have to stop before the product does. Not annotated, because the product's scan
 * would find it in every test.
 */
class DemoConfiguration {

    @Bean
    Rates rates(Environment environment) {
        return Binder.get(environment).bindOrCreate("demo", Rates.class);
    }

    @Bean
    StepFaults stepFaults(Rates rates) {
        return new StepFaults(rates);
    }

    @Bean
    Counter counter() {
        return new Counter();
    }

    @Bean
    OrderStream orderStream(Audit audit, Consumption consumption, StepFaults faults, Rates rates) {
        return new OrderStream(audit, consumption, faults, rates);
    }
}
