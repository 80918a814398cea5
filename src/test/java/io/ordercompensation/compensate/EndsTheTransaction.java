package io.ordercompensation.compensate;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** A step in Java, which no check of a file sees. */
final class EndsTheTransaction extends RouteBuilder {

    static final String NONE = "none";

    private final DataSource dataSource;
    volatile String end = NONE;

    EndsTheTransaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void configure() {
        from("direct:ends")
                .routeId("ends")
                .routeGroup("restore")
                .process(exchange -> exchange.setProperty("end", end))
                .filter(simple("${exchangeProperty.end} startsWith 'sql:'"))
                .toD("${exchangeProperty.end}")
                .end()
                .filter(simple("${exchangeProperty.end} startsWith 'java:'"))
                .process(exchange -> inJava());
    }

    private void inJava() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        if (end.contains("rollback")) {
            connection.rollback();
        } else if (end.contains("commit")) {
            connection.commit();
        }
        if (end.contains("fail")) {
            throw new IllegalStateException("the step failed");
        }
    }
}
