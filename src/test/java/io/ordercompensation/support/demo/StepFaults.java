package io.ordercompensation.support.demo;

import io.ordercompensation.order.RefusedException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets some orders fail at the statement of a step, after the steps before it have committed. */
final class StepFaults implements InterceptStrategy {

    private static final Map<String, Integer> CODES =
            Map.of("take-goods", 20004, "use-own-coupon", 40003, "take-money", 50002, "confirm-saved-order", 10005);

    private final Map<String, Double> shares;
    private final AtomicInteger failed = new AtomicInteger();

    StepFaults(Rates rates) {
        this.shares = Map.of(
                "take-goods", rates.stockFails(),
                "use-own-coupon", rates.couponFails(),
                "take-money", rates.balanceFails(),
                "confirm-saved-order", rates.confirmFails());
    }

    int failed() {
        return failed.get();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        Double share = shares.get(String.valueOf(definition.getId()));
        return share == null ? target : new DelegateAsyncProcessor(new Fault(definition.getId(), share, target));
    }

    private final class Fault implements Processor {
        private final String step;
        private final double share;
        private final Processor target;

        Fault(String step, double share, Processor target) {
            this.step = step;
            this.share = share;
            this.target = target;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            if (RandomGenerator.getDefault().nextDouble() < share) {
                failed.incrementAndGet();
                throw new RefusedException(CODES.get(step) + ": the sample shop lets step " + step + " fail");
            }
            target.process(exchange);
        }
    }
}
