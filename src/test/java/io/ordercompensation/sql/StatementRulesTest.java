package io.ordercompensation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may end a transaction, or reach further than tables, is refused however it is written. */
class StatementRulesTest {

    private static final Path SQL = Path.of("src/main/resources/sql");

    private final StatementRules rules = new StatementRules(Set.of());

    /** Each of them is refused by its first keyword. */
    private static final List<String> OTHER_STATEMENTS =
            """
            COMMIT
            COMMIT WORK AND CHAIN
            ROLLBACK
            ROLLBACK TO SAVEPOINT a
            BEGIN
            BEGIN NOT ATOMIC COMMIT; END
            START TRANSACTION
            START REPLICA
            SAVEPOINT a
            RELEASE SAVEPOINT a
            SET autocommit = 1
            SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
            SET STATEMENT max_statement_time = 1 FOR SELECT 1
            SET PASSWORD = 'x'
            CALL commits()
            DO SLEEP(1)
            DO RELEASE_ALL_LOCKS()
            CREATE TABLE t (id INT)
            CREATE OR REPLACE TABLE t (id INT)
            CREATE TEMPORARY TABLE t (id INT)
            CREATE FUNCTION f RETURNS INT SONAME 'x.so'
            CREATE USER u
            DROP TABLE t
            DROP TEMPORARY TABLE t
            ALTER TABLE t ADD c INT
            RENAME TABLE a TO b
            TRUNCATE t
            TRUNCATE TABLE t
            LOCK TABLES t WRITE
            UNLOCK TABLES
            LOCK INSTANCE FOR BACKUP
            XA START 'x'
            XA COMMIT 'x'
            PREPARE s FROM 'COMMIT'
            EXECUTE s
            EXECUTE IMMEDIATE 'COMMIT'
            DEALLOCATE PREPARE s
            LOAD DATA INFILE '/etc/passwd' INTO TABLE t
            LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t
            LOAD XML INFILE 'x' INTO TABLE t
            LOAD INDEX INTO CACHE t
            IMPORT TABLE FROM 'x'
            HANDLER t OPEN
            ANALYZE TABLE t
            ANALYZE SELECT 1
            ANALYZE FORMAT=JSON UPDATE t SET a = 1
            OPTIMIZE TABLE t
            REPAIR TABLE t
            CHECK TABLE t
            CHECKSUM TABLE t
            CACHE INDEX t IN c
            FLUSH TABLES WITH READ LOCK
            FLUSH LOGS
            RESET MASTER
            RESET QUERY CACHE
            PURGE BINARY LOGS TO 'x'
            CHANGE MASTER TO MASTER_HOST = 'x'
            KILL 1
            KILL QUERY 1
            SHUTDOWN
            RESTART
            CLONE LOCAL DATA DIRECTORY '/tmp/x'
            INSTALL PLUGIN p SONAME 'x.so'
            INSTALL SONAME 'x.so'
            UNINSTALL PLUGIN p
            GRANT ALL ON *.* TO u
            REVOKE ALL ON *.* FROM u
            EXPLAIN SELECT 1
            EXPLAIN ANALYZE UPDATE t SET a = 1
            DESCRIBE t
            DESC t
            SHOW VARIABLES
            USE mysql
            HELP 'x'
            VALUES ROW(1)
            VALUES (1)
            TABLE t
            TABLE t INTO OUTFILE '/tmp/x'
            SIGNAL SQLSTATE '45000'
            GET DIAGNOSTICS @a = NUMBER
            BINLOG 'x'
            BACKUP STAGE START
            IF 1 THEN COMMIT; END IF
            WHILE 1 DO COMMIT; END WHILE
            LOOP COMMIT; END LOOP
            REPEAT COMMIT; UNTIL 1 END REPEAT
            CASE WHEN 1 THEN COMMIT; END CASE
            DECLARE a INT
            RETURN 1
            WITH a AS (SELECT 1) INSERT INTO t SELECT 1
            WITH a AS (SELECT 1) COMMIT
            WITH a AS (SELECT 1), b (c) AS (SELECT 2) CALL p()
            MERGE INTO t
            `SELECT` 1
            'SELECT' 1
            ?
            :#statement
            1
            """
                    .lines()
                    .toList();

    /** They begin well, and go further than tables, or than one statement. */
    private static final List<String> WELL_BEGUN =
            """
            SELECT 1; COMMIT
            SELECT 1;;
            SELECT 1 /* ; */; SELECT 2
            ;SELECT 1
            SELECT ';' ; DROP TABLE t
            SELECT 1 /*! ; COMMIT */
            SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */
            SELECT 1 /*M! INTO OUTFILE '/tmp/x' */
            SELECT 1 /*M!100100 INTO OUTFILE '/tmp/x' */
            SELECT /*!1*/ 1
            SELECT /*+ SET_VAR(foreign_key_checks = OFF) */ 1
            SELECT /*+ RESOURCE_GROUP(x) */ 1
            SELECT /*+ NO_ICP(t) SET_VAR (unique_checks = OFF) */ 1
            SELECT /*+ NO_ICP(`a`) */ 1
            SELECT * FROM t INTO OUTFILE '/tmp/x'
            SELECT * INTO OUTFILE '/tmp/x' FROM t
            SELECT * FROM t INTO DUMPFILE '/tmp/x'
            SELECT a INTO @a FROM t
            SELECT a INTO a FROM t
            SELECT a FROM t INTO a
            (SELECT 1) INTO OUTFILE '/tmp/x'
            SELECT 1 UNION SELECT 2 INTO OUTFILE '/tmp/x'
            INSERT INTO t SELECT 1 INTO OUTFILE '/tmp/x'
            INSERT INTO t SELECT * INTO @a FROM u
            WITH a AS (SELECT 1) SELECT * FROM a INTO OUTFILE '/tmp/x'
            SELECT @a := 1
            SELECT @a:=1
            SELECT @a
            SELECT @@version
            SELECT @@global.autocommit
            SELECT @`a`
            UPDATE t SET a = (@n := @n + 1)
            INSERT INTO t VALUES (@a)
            SELECT a := 1
            SELECT GET_LOCK('relay', 1)
            SELECT get_lock ('relay', 1)
            SELECT GET_LOCK/**/('relay', 1)
            SELECT RELEASE_LOCK('relay')
            SELECT RELEASE_ALL_LOCKS()
            SELECT IS_FREE_LOCK('relay')
            SELECT SLEEP(1000)
            SELECT BENCHMARK(1000000000, SHA2('x', 512))
            SELECT LOAD_FILE('/etc/passwd')
            SELECT sys_exec('id')
            SELECT sys_eval('id')
            SELECT f()
            SELECT shop.f()
            SELECT `f`()
            SELECT `GET_LOCK`('relay', 1)
            SELECT "SLEEP"(1)
            SELECT shop.`f`(1)
            SELECT `shop`.sleep(1)
            SELECT sys.ps_thread_id(1)
            SELECT mysql.count(1)
            SELECT . count(1)
            SELECT a, SLEEP(1), b
            SELECT a FROM t WHERE SLEEP(1) AND b
            SELECT a FROM t ORDER BY SLEEP(1)
            SELECT IF(a, SLEEP(1), 0) FROM t
            SELECT COALESCE(NULL, LOAD_FILE('x'))
            UPDATE t SET a = SLEEP(1)
            UPDATE t SET a = 1 WHERE GET_LOCK('x', 1)
            DELETE FROM t WHERE LOAD_FILE('x') IS NULL
            INSERT INTO t VALUES (SLEEP(1))
            INSERT INTO t SET a = SLEEP(1)
            INSERT INTO t (a) SELECT sys_exec('id')
            INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = SLEEP(1)
            INSERT INTO t SELECT 1 FROM (SELECT sleep(1)) s
            REPLACE INTO t VALUES (GET_LOCK('x', 1))
            SELECT NEXTVAL(s)
            SELECT SETVAL(s, 1)
            SELECT MASTER_POS_WAIT('x', 1)
            SELECT WAIT_FOR_EXECUTED_GTID_SET('x')
            SELECT VERSION()
            SELECT USER()
            SELECT EXTRACTVALUE('<a/>', '/a')
            SELECT * FROM t PROCEDURE ANALYSE()
            INSERT DELAYED INTO t VALUES (1)
            INSERT DELAYED t VALUES (1)
            REPLACE DELAYED t VALUES (1)
            INSERT
            INSERT INTO
            INSERT INTO (a) VALUES (1)
            INSERT INTO t.
            REPLACE ('a', 'b', 'c')
            INSERT ('a', 1, 1, 'c')
            WITH
            WITH a
            WITH a AS
            WITH a AS SELECT 1
            WITH a AS (SELECT 1)
            WITH a AS (SELECT 1),
            WITH a (b AS (SELECT 1) SELECT 1
            ()
            (
            )
            (COMMIT)
            (UPDATE t SET a = 1)
            (TABLE t)
            (VALUES ROW(1))
            SELECT (1
            SELECT 1)
            SELECT 1) x UNION (SELECT 2
            SELECT 1 # COMMIT
            SELECT # a
            SELECT (#, #)
            SELECT 1 --COMMIT
            SELECT 1--1
            SELECT 'a
            SELECT "a
            SELECT `a
            SELECT 'it\\'s', SLEEP(1), '
            SELECT 'a\\' OR SLEEP(1) -- '
            SELECT "a\\" OR SLEEP(1) -- "
            SELECT `a\\` FROM t -- `
            SELECT 'a\\\\\\' OR 1'
            SELECT /* 1
            SELECT 1 /*
            SELECT \\N
            SELECT {fn SLEEP(1)}
            SELECT {d '2026-11-24'}
            {call p()}
            SELECT $$ ' $$ ; COMMIT
            SELECT $a
            SELECT a[1]
            SELECT : a
            SELECT :{a}
            SELECT a::int
            SELECT :#
            SELECT :#${header['x']}
            SELECT :#${header.x
            """
                    .lines()
                    .toList();

    private static final List<String> GOOD =
            """
            SELECT 1
            select 1
            SELECT 1;
            SELECT 1 ;  -- done
            (SELECT 1)
            ((SELECT 1) UNION (SELECT 2)) ORDER BY 1
            SELECT 'COMMIT; -- /* # @a'
            SELECT 'it''s', "say ""x""", `a``b` FROM t
            SELECT 'a\\\\', 'a\\n', 'a\\\\'''
            SELECT _utf8mb4'x', N'x', X'4D', b'1', 0x4D, 1.5, .5, 1e5, -1, - -1
            SELECT a.b, a.`b`, `a`.`b`.`c` FROM a.b
            SELECT COUNT(*), COUNT(DISTINCT a), SUM(a) OVER (PARTITION BY b ORDER BY c) FROM t
            SELECT ROW_NUMBER() OVER w FROM t WINDOW w AS (ORDER BY a)
            SELECT CAST(a AS DECIMAL(10, 2)), CAST(b AS CHAR(10)), CONVERT(a, SIGNED), CONVERT(a USING utf8mb4)
            SELECT * FROM t WHERE (a, b) IN ((1, 2)) AND c BETWEEN (1) AND (2) AND NOT (d) OR EXISTS (SELECT 1)
            SELECT a FROM t FORCE INDEX (PRIMARY) USE INDEX FOR ORDER BY (b) STRAIGHT_JOIN u USING (a)
            SELECT a FROM t PARTITION (p0) WHERE a = ANY (SELECT b FROM u) GROUP BY (a) HAVING (a > 1) LIMIT 5
            SELECT a FROM t FOR UPDATE SKIP LOCKED
            SELECT a FROM t LOCK IN SHARE MODE
            SELECT a + INTERVAL (1) DAY, DATE_ADD(a, INTERVAL 1 HOUR) FROM t
            SELECT a -> '$.b', a ->> '$.b' FROM t
            SELECT CASE WHEN (a) THEN (b) ELSE (c) END FROM t
            SELECT x.a FROM (SELECT 1) AS x (a)
            SELECT x.a FROM (SELECT 1) x (a)
            SELECT * FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (id BIGINT PATH '$.orderId', NESTED PATH '$.a' COLUMNS (b INT PATH '$'))) o
            SELECT a FROM t WHERE b = :#b AND c IN (:#in:c) AND d = :#${body[goodsId]} AND e = :?e AND f = ? AND g = :g
            SELECT a FROM t WHERE MATCH (a) AGAINST (:#words IN BOOLEAN MODE)
            SELECT /*+ NO_ICP(t) MAX_EXECUTION_TIME(1000) */ a FROM t
            SELECT /* what: it's "quoted" `here` # @a ; */ 1
            SELECT a FROM t -- what: it's "quoted" # @a ;
            SELECT straße, 价格 FROM t WHERE name = '张三' -- 价格
            WITH a AS (SELECT 1) SELECT * FROM a
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5), m (j, k) AS (SELECT 1, 2) SELECT * FROM n, m
            WITH a AS (SELECT 1 AS x) UPDATE t JOIN a ON t.x = a.x SET t.y = 1
            WITH a AS (SELECT 1 AS x) DELETE t FROM t JOIN a ON t.x = a.x
            SELECT * FROM (WITH a (b) AS (SELECT 1) SELECT b FROM a) c
            INSERT INTO t VALUES (1), (2)
            INSERT INTO t (a, b) VALUES (1, DEFAULT), (2, DEFAULT(b))
            INSERT t (a) VALUES (1)
            INSERT LOW_PRIORITY IGNORE INTO shop.t (a) SELECT 1
            INSERT INTO `t` (a) VALUES (1) ON DUPLICATE KEY UPDATE a = VALUES(a) + 1
            INSERT INTO "t" (a) VALUES (1)
            INSERT INTO t (a) VALUES (1) AS new (b) ON DUPLICATE KEY UPDATE a = new.b
            INSERT INTO t PARTITION (p0) (a) VALUES (1)
            INSERT INTO t SET a = 1
            INSERT INTO t (a) VALUES (1) RETURNING (a)
            REPLACE INTO t (a) VALUES (REPLACE('a', 'b', 'c'))
            REPLACE t SET a = INSERT('a', 1, 1, 'b')
            UPDATE t SET a = LEFT(b, 1), c = IF(d, 1, 2) WHERE (e) ORDER BY f LIMIT 1
            UPDATE IGNORE (SELECT 1 AS a) s JOIN t USING (a) SET t.b = MOD(s.a, 2)
            UPDATE JSON_TABLE(:#orders, '$[*]' COLUMNS (id BIGINT PATH '$.orderId')) o STRAIGHT_JOIN t ON t.id = o.id SET t.a = 2
            DELETE FROM t WHERE a = 1
            DELETE t FROM (SELECT 1 AS a) s STRAIGHT_JOIN t ON t.a = s.a
            """
                    .lines()
                    .toList();

    /** Ways to write the same, none of which hides it. */
    private static final List<UnaryOperator<String>> DISGUISES = List.of(
            sql -> sql,
            sql -> sql.toLowerCase(Locale.ROOT),
            sql -> "  \n\t" + sql,
            sql -> "-- SELECT 1\n" + sql,
            sql -> "/* SELECT */" + sql,
            sql -> "/**/ " + sql + " /**/",
            sql -> sql + "\n-- done");

    static Stream<Arguments> bad() {
        return Stream.concat(OTHER_STATEMENTS.stream(), WELL_BEGUN.stream())
                .flatMap(sql -> DISGUISES.stream().map(disguise -> Arguments.of(disguise.apply(sql))));
    }

    static Stream<Arguments> hidden() {
        return OTHER_STATEMENTS.stream().flatMap(sql -> Stream.of(
                Arguments.of("/*!" + sql + "*/"),
                Arguments.of("/*!99999 */" + sql),
                Arguments.of("/*M!" + sql + "*/"),
                Arguments.of("SELECT 1 ;" + sql),
                Arguments.of("SELECT 1; /* */" + sql),
                Arguments.of("(" + sql + ")"),
                Arguments.of("SELECT '\n--'; " + sql + " -- '"),
                Arguments.of("SELECT /*\n-- */ 1; " + sql + " /* */"),
                Arguments.of("SELECT 1 --\u2028 ; " + sql),
                Arguments.of("SELECT 1 -- \r; " + sql),
                Arguments.of("\uFEFF" + sql),
                Arguments.of("\u00A0" + sql),
                Arguments.of("\0" + sql)));
    }

    static Stream<Arguments> good() {
        return GOOD.stream()
                .flatMap(sql -> DISGUISES.stream().skip(2).map(disguise -> Arguments.of(disguise.apply(sql))));
    }

    static Stream<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith("-savepoint.sql"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource({"bad", "hidden"})
    void refuses(String sql) {
        assertThatThrownBy(() -> rules.check(sql)).isInstanceOf(RefusedStatementException.class);
    }

    @ParameterizedTest
    @MethodSource("good")
    void accepts(String sql) {
        assertThatCode(() -> rules.check(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void acceptsTheStatementsOfTheJar(Path file) throws Exception {
        String sql = Files.readString(file);
        rules.check(sql);
        if (file.getParent().endsWith("audit")) {
            rules.checkQuery(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET a = 1",
                "INSERT INTO t VALUES (1)",
                "REPLACE INTO t VALUES (1)",
                "DELETE FROM t",
                "WITH a AS (SELECT 1) DELETE FROM t",
                "SELECT 1 FROM t FOR UPDATE",
                "SELECT 1 FROM t FOR\nSHARE",
                "SELECT 1 FROM t LOCK IN SHARE MODE"
            })
    void anAuditOnlyLooks(String sql) {
        assertThatThrownBy(() -> rules.checkQuery(sql)).isInstanceOf(RefusedStatementException.class);
    }

    @Test
    void aFunctionOfTheUsersOwnIsNamed() throws RefusedStatementException {
        StatementRules own = new StatementRules(Set.of("Shop.Points", "score"));

        own.check("SELECT shop.POINTS(1), score(2), `score`(3)");

        assertThatThrownBy(() -> own.check("SELECT points(1)"))
                .hasMessage("It calls points, which is not among the known functions.");
        assertThatCode(() -> new StatementRules(Set.of("*")).check("SELECT a.b.c(1), GET_LOCK('x', 1)"))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhereAndWhatToDo() {
        RefusedStatementException refused = catchThrowableOfType(
                RefusedStatementException.class, () -> rules.check("-- Waits\nSELECT a,\n  SLEEP(1)"));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("sleep");
        assertThat(refused.remedy()).contains("compensation.sql-functions");
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> rules.check("SELECT " + "(".repeat(500_000) + ")".repeat(500_000)))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> rules.check("SELECT '" + "\\".repeat(2_000_000)))
                .hasMessageContaining("characters");
        assertThatThrownBy(() -> rules.check("SELECT " + ",f(".repeat(300_000))).hasMessageContaining("64");
        assertThatThrownBy(() -> rules.check("SELECT 1" + ",f(1)".repeat(200_000))).hasMessageContaining("calls f");
        assertThatThrownBy(() -> rules.check("SELECT " + "'".repeat(1_000_001))).hasMessageContaining("does not end");
    }
}
