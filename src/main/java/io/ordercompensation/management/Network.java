package io.ordercompensation.management;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who counts as one address: of IPv6 whoever has one has 2^64 of them. */
final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address as the server has it from the connection, never a name to be looked up */
    static String of(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES))
                    : address;
        } catch (UnknownHostException malformed) {
            return address;
        }
    }
}
