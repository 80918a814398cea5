package io.ordercompensation.management;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may log in to look and act.
 *
 * @param accounts if empty, there is an operator with a new password at each start
 * @param maxReaders read requests that are answered at a time
 */
public record ManagementProperties(@DefaultValue List<@Valid Account> accounts, @Min(1) @Max(1000) int maxReaders) {}
