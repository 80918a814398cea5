package io.ordercompensation.reload;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;

/**
 * The running application's beans, for a separate context. Components are left out: each belongs to one context, and
 * the trial would stop the running one's with its own.
 */
final class SharedBeans implements BeanRepository {

    private final CamelContext running;
    private final Map<CamelContextAware, Boolean> lent = new IdentityHashMap<>();

    SharedBeans(CamelContext running) {
        this.running = running;
    }

    @Override
    public Object lookupByName(String name) {
        return lend(running.getRegistry().lookupByName(name));
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        return lend(running.getRegistry().lookupByNameAndType(name, type));
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        Map<String, T> found = new HashMap<>();
        running.getRegistry().findByTypeWithName(type).forEach((name, bean) -> {
            if (lend(bean) != null) {
                found.put(name, bean);
            }
        });
        return found;
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return running.getRegistry().findByType(type).stream()
                .filter(bean -> lend(bean) != null)
                .collect(Collectors.toSet());
    }

    /** Resets the beans' context: Camel sets it whenever a route refers to a bean. */
    void handBack() {
        lent.keySet().forEach(bean -> bean.setCamelContext(running));
    }

    private <T> T lend(T bean) {
        if (bean instanceof Component || bean instanceof CamelContext) {
            return null;
        }
        if (bean instanceof CamelContextAware aware && aware.getCamelContext() == running) {
            lent.put(aware, true);
        }
        return bean;
    }
}
