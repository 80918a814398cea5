package io.ordercompensation.reload;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Restricts {@code marshal} to data. A batch from the broker is a list of exchanges, and from an exchange Jackson would
 * go on, getter by getter, to the Camel context, its beans and their passwords.
 */
public class PlainData extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final List<String> NO_DATA = List.of("org.apache.camel.", "org.springframework.");
    private static final List<Class<?>> NO_DATA_TYPES =
            List.of(Exchange.class, Message.class, CamelContextAware.class, DataSource.class);

    public PlainData() {
        super("plain-data");
        setSerializerModifier(new OnlyData());
    }

    private static final class OnlyData extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            Class<?> type = bean.getBeanClass();
            if (NO_DATA_TYPES.stream().anyMatch(no -> no.isAssignableFrom(type))
                    || NO_DATA.stream().anyMatch(type.getName()::startsWith)) {
                throw new IllegalArgumentException(
                        "A " + type.getName() + " is no data: a route turns only messages and rows into JSON");
            }
            return serializer;
        }
    }
}
