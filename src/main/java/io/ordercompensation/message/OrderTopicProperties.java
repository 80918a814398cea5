package io.ordercompensation.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where cancels come from. The property names are those that order services already use.
 *
 * @param topic of cancels, and of other messages about orders
 */
@Validated
@ConfigurationProperties("mq.order")
public record OrderTopicProperties(@NotBlank String topic, @NotNull @Valid Tag tag, @NotNull @Valid Consumer consumer) {

    /**
     * Tags of the topic.
     *
     * @param cancel tag of the messages that are consumed
     * @param confirm tag of messages that another listener consumes
     */
    public record Tag(@NotBlank String cancel, @NotBlank String confirm) {}

    /** Who consumes cancels. */
    public record Consumer(@NotNull @Valid Group group) {

        /**
         * The consumer group.
         *
         * @param name part of the key of each row in the consumer log
         */
        public record Group(@NotBlank String name) {}
    }

    /** Group and tag of cancels. */
    public Subscription cancels() {
        return new Subscription(consumer.group().name(), tag.cancel());
    }
}
