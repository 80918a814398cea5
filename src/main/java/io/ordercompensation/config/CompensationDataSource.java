package io.ordercompensation.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Says which {@code DataSource} holds the tables of orders, stock and messages, where an application has several. Without
 * it the product takes the only one, or the primary one.
 */
@Documented
@Qualifier
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CompensationDataSource {}
