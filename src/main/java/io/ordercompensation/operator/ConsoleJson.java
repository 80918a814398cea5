package io.ordercompensation.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** What the operations of a JMX console answer: JSON that a person can read. */
public final class ConsoleJson {

    private final ObjectWriter writer;

    public ConsoleJson(ObjectMapper mapper) {
        this.writer = mapper.writerWithDefaultPrettyPrinter();
    }

    /**
     * The value as JSON, with line breaks.
     *
     * @throws IllegalStateException if it is nothing that Jackson can write
     */
    public String of(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }
}
