package io.ordercompensation.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Writes the results of JMX operations as JSON that a person can read. */
public final class ConsoleJson {

    private final ObjectWriter writer;

    public ConsoleJson(ObjectMapper mapper) {
        this.writer = mapper.writerWithDefaultPrettyPrinter();
    }

    /**
     * The value as JSON, with line breaks.
     *
     * @throws IllegalStateException if Jackson cannot write it
     */
    public String of(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }
}
