package io.acpupgrade.prep.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.acpupgrade.problem.Message;
import java.io.IOException;

/** Messages in JSON: the English sentence, whatever the user's language is. */
final class MessageJson {
    private MessageJson() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Message.class, new Writer())
                .addDeserializer(Message.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Message> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Message.class);
        }

        @Override
        public void serialize(Message message, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(message.english());
        }
    }

    /** What another run has said stays as it was said. */
    private static final class Reader extends StdDeserializer<Message> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Message.class);
        }

        @Override
        public Message deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Message.verbatim(context.readValue(json, String.class));
        }
    }
}
