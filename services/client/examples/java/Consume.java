// Holds the latest state of every diplomatic event and prints what changes, until Ctrl-C.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

public final class Consume {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws Exception {
        String topic = System.getenv().getOrDefault("TOPIC", "events.diplomatic.v1");
        Properties properties = new Properties();
        properties.put("bootstrap.servers", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"));
        Map<String, JsonNode> events = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            // Without a group the whole topic is read; with one, Kafka remembers how far it was.
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
                    take(events, message.key(), message.value());
                }
            }
        }
    }

    private static void take(Map<String, JsonNode> events, String eventId, String value) throws Exception {
        JsonNode event = value == null ? null : JSON.readTree(value);
        if (event == null || event.path("merged_into").isTextual() || event.path("retracted").asBoolean()) {
            if (events.remove(eventId) != null) {
                System.out.println("remove " + eventId);
            }
        } else if (!event.equals(events.put(eventId, event))) { // else it was delivered again
            System.out.println("upsert " + eventId + " " + event.get("revision") + " " + event.get("event_type").asText());
        }
    }
}
