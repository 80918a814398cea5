package io.ordercompensation.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the application that is nothing but this product: it gets the defaults of {@code standalone.yaml} too, and with
 * them the console, the login and the HTTP endpoints. Any other application only embeds the product.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Standalone {}
