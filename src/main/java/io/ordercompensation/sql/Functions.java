package io.ordercompensation.sql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What may stand before a parenthesis, without quotes: the server takes a quoted name for a function that somebody has
 * added, whatever it is called. Functions that lock, wait, read files, reveal the server, advance a sequence or run a
 * program are left out, and so is whatever was added to the server; also those that make a long text from a number, or
 * search for one text in another: a server checks only between rows whether it is to stop, never within a function.
 */
final class Functions {

    /** Any function. */
    static final String ANY = "*";

    private static final Set<String> KEYWORDS = words(
            """
            select from where on using and or not xor in as all any some exists between like rlike regexp is div mod
            binary case when then else by having distinct distinctrow union except intersect values value row set update
            ignore low_priority join straight_join lateral over partition key index for against interval limit
            returning columns default""");

    private static final Set<String> TYPES = words(
            """
            bit bool boolean tinyint smallint mediumint int integer bigint decimal dec numeric fixed float double real
            char character varchar nchar varbinary date time datetime timestamp year signed unsigned""");

    private static final Set<String> KNOWN = words(
            """
            abs acos asin atan atan2 ceil ceiling conv cos cot crc32 degrees exp floor greatest least ln log log10 log2 pi
            pow power radians rand round sign sin sqrt tan truncate
            coalesce if ifnull nullif isnull nvl nvl2 cast convert field elt interval
            ascii bin bit_length char_length character_length charset chr coercibility collation concat concat_ws
            find_in_set format from_base64 hex insert lcase left length lower ltrim make_set mid oct octet_length ord quote
            reverse right rtrim soundex strcmp substr substring to_base64 trim ucase unhex upper
            weight_string md5 sha sha1 sha2 compress uncompress uncompressed_length uuid uuid_short uuid_to_bin bin_to_uuid
            is_uuid inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6
            adddate addtime convert_tz curdate current_date current_time current_timestamp curtime date date_add date_format
            date_sub datediff day dayname dayofmonth dayofweek dayofyear extract from_days from_unixtime get_format hour
            last_day localtime localtimestamp makedate maketime microsecond minute month monthname now period_add period_diff
            quarter sec_to_time second str_to_date subdate subtime sysdate time time_format time_to_sec timediff timestamp
            timestampadd timestampdiff to_days to_seconds unix_timestamp utc_date utc_time utc_timestamp week weekday
            weekofyear year yearweek
            avg bit_and bit_or bit_xor count group_concat max min std stddev stddev_pop stddev_samp sum var_pop var_samp
            variance any_value grouping cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank
            rank row_number median percentile_cont percentile_disc match bit_count
            json_array json_array_append json_array_insert json_arrayagg json_compact json_contains_path
            json_depth json_detailed json_exists json_extract json_insert json_keys json_length json_loose
            json_normalize json_object json_objectagg json_pretty
            json_query json_quote json_remove json_replace json_set json_table json_type json_unquote
            json_valid json_value json_equals json_schema_valid
            database schema row_count found_rows last_insert_id""");

    private final Set<String> more = new HashSet<>();

    /** @param more further functions to allow, {@code *} for all */
    Functions(Set<String> more) {
        more.forEach(name -> this.more.add(Token.lower(name.strip())));
    }

    boolean allows(String name, boolean quoted) {
        return more.contains(ANY)
                || more.contains(name)
                || !quoted && (KNOWN.contains(name) || TYPES.contains(name) || KEYWORDS.contains(name));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(new HashSet<>(Arrays.asList(text.strip().split("\\s+"))));
    }
}
