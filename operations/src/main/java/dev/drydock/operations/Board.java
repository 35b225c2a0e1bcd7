package dev.drydock.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Where what was measured is put up for those who ask at /q/metrics. */
@Singleton
public class Board {
    private static final Duration[] STEPS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);
    private final Map<Series, AtomicReference<Double>> totals = new ConcurrentHashMap<>();

    public Board(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Series(Metric metric, List<String> labels) {}

    /** @param labels what the metric's labels are here, in their order */
    public record Value(double value, List<String> labels) {
        public static Value of(double value, String... labels) {
            return new Value(value, List.of(labels));
        }
    }

    public void gauge(Metric metric, double value) {
        gauge(metric, List.of(Value.of(value)));
    }

    /** All there are now: those of before that are not among them are gone. */
    public synchronized void gauge(Metric metric, List<Value> values) {
        gauges.computeIfAbsent(
                        metric,
                        m -> MultiGauge.builder(m.word()).description(m.what()).register(registry))
                .register(
                        values.stream()
                                .map(v -> MultiGauge.Row.of(tags(metric, v.labels()), v.value()))
                                .toList(),
                        true);
    }

    /** Of a counter that is kept elsewhere and only rises. */
    public void total(Metric metric, Value now) {
        totals.computeIfAbsent(new Series(metric, now.labels()), s -> {
                    AtomicReference<Double> last = new AtomicReference<>(0.0);
                    FunctionCounter.builder(metric.word(), last, AtomicReference::get)
                            .description(metric.what())
                            .tags(tags(metric, s.labels()))
                            .register(registry);
                    return last;
                })
                .accumulateAndGet(now.value(), Math::max);
    }

    public void count(Metric metric, String... labels) {
        counter(metric, labels).increment();
    }

    /** So that its first rise is seen as one. */
    public void none(Metric metric, String... labels) {
        counter(metric, labels);
    }

    private Counter counter(Metric metric, String... labels) {
        return Counter.builder(metric.word())
                .description(metric.what())
                .tags(tags(metric, List.of(labels)))
                .register(registry);
    }

    public void time(Metric metric, Duration took, String... labels) {
        Timer.builder(metric.word())
                .description(metric.what())
                .serviceLevelObjectives(STEPS)
                .tags(tags(metric, List.of(labels)))
                .register(registry)
                .record(took);
    }

    private static Tags tags(Metric metric, List<String> labels) {
        if (labels.size() != metric.labels().size()) {
            throw new IllegalArgumentException(metric.word() + " has the labels " + metric.labels());
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.size(); i++) tags = tags.and(metric.labels().get(i), labels.get(i));
        return tags;
    }
}
