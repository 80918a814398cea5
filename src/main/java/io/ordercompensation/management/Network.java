package io.ordercompensation.management;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address: for IPv6 a network, because whoever has one address has 2^64. */
final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address the connection's, as the server has it; never a name to be looked up */
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
