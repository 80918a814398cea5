package io.ordercompensation.routes;

import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** For {@code @Import}: the policy that transacted routes name, over transactions that are only remembered. */
class TransactedRoute {

    @Bean
    RecordedTransactions transactions() {
        return new RecordedTransactions();
    }

    @Bean
    SpringTransactionPolicy readCommitted(RecordedTransactions transactions) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy();
        policy.setTransactionTemplate(new TransactionTemplate(transactions));
        return policy;
    }
}
