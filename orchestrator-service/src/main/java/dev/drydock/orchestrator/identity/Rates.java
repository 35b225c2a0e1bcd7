package dev.drydock.orchestrator.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often each may ask. Who shows no token that was good lately asks on the account of the address; nobody who does is
 * held up by others at the same address.
 */
@Singleton
public class Rates {
    private static final int MOST = 10_000;
    private static final int HOOKS = 3;

    private final Buckets addresses;
    private final Buckets tokens;
    private final Buckets hooks;

    @Inject
    Rates(
            @ConfigProperty(name = "drydock.rate.per-token") int perToken,
            @ConfigProperty(name = "drydock.rate.per-address") int perAddress) {
        this(perToken, perAddress, System::nanoTime);
    }

    Rates(int perToken, int perAddress, LongSupplier nanos) {
        addresses = new Buckets(perAddress, MOST, nanos);
        tokens = new Buckets(perToken, MOST, nanos);
        hooks = new Buckets(HOOKS, MOST, nanos);
    }

    /** @return how long to wait */
    public Optional<Duration> stranger(String address) {
        return addresses.take(address);
    }

    /** @param print of the token that was shown, not yet looked at */
    public Optional<Duration> before(String address, String print) {
        return tokens.knows(print) ? tokens.take(print) : addresses.take(address);
    }

    /** It was a good one: from now on it asks on its own account. */
    public void known(String address, String print) {
        if (tokens.knows(print)) return;
        addresses.giveBack(address);
        tokens.take(print);
    }

    /** It has sent what no webhook's secret has signed. @return how long to wait */
    public Optional<Duration> unsigned(String address) {
        return hooks.take(address);
    }

    /** Lately that was much. */
    public boolean doubted(String address) {
        return hooks.empty(address);
    }

    /** Of an IPv6 address its network: whoever has one has all of it. */
    public static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
