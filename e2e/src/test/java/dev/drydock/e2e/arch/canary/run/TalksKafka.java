package dev.drydock.e2e.arch.canary.run;

class TalksKafka {
    String topic(org.apache.kafka.common.TopicPartition p) {
        return p.topic();
    }
}
