package io.ordercompensation.adopt;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server and this session.
 *
 * @param sessionOffset seconds by which the session's wall clock is ahead of UTC
 * @param account as the server knows it
 * @param namesKeepCase whether TRADE_ORDER and trade_order are different tables
 */
public record Server(
        String product,
        String version,
        String schema,
        String account,
        String serverZone,
        String sessionZone,
        int sessionOffset,
        boolean strict,
        boolean readOnly,
        boolean namesKeepCase) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    static Server read(Queries queries) {
        Row row = queries.rows("server", Map.of()).get(0);
        String version = row.text("version");
        String zone = row.text("server_zone");
        return new Server(
                version.toLowerCase(Locale.ROOT).contains("mariadb") ? "MariaDB" : "MySQL",
                version,
                row.text("schema_name"),
                row.text("account"),
                "SYSTEM".equals(zone) ? "SYSTEM (" + row.text("system_zone") + ")" : zone,
                row.text("session_zone"),
                (int) row.number("session_offset"),
                row.text("sql_mode").contains("STRICT_"),
                row.flag("read_only"),
                row.flag("names_keep_case"));
    }

    boolean isMySql() {
        return product.equals("MySQL");
    }

    /** Whether it has JSON_TABLE and SKIP LOCKED. */
    boolean isNewEnough() {
        Matcher parts = VERSION.matcher(version);
        if (!parts.find()) {
            return false;
        }
        int number = Integer.parseInt(parts.group(1)) * 1_000_000
                + Integer.parseInt(parts.group(2)) * 1000
                + Integer.parseInt(parts.group(3));
        return number >= (isMySql() ? 8_000_004 : 10_006_000);
    }
}
