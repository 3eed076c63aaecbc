package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Teaches a Jackson mapper that {@link Contract} records are read and written by the codec. What is
 * read comes from a caller and must be {@link Keepable}.
 */
public final class ContractModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  private final transient ContractCodec codec;

  /**
   * @param codec reads and writes every record marked {@link Contract}
   */
  public ContractModule(ContractCodec codec) {
    super("contracts");
    this.codec = codec;
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(
        new Deserializers.Base() {
          @Override
          public @Nullable JsonDeserializer<?> findBeanDeserializer(
              JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            return isContract(raw) ? new ByCodec<>(codec, raw) : null;
          }
        });
    context.addSerializers(
        new Serializers.Base() {
          @Override
          public @Nullable JsonSerializer<?> findSerializer(
              SerializationConfig config, JavaType type, BeanDescription description) {
            return isContract(type.getRawClass()) ? new ToTree(codec) : null;
          }
        });
  }

  private static boolean isContract(Class<?> type) {
    return type.isRecord() && type.isAnnotationPresent(Contract.class);
  }

  private static final class ByCodec<T> extends JsonDeserializer<T> {
    private final ContractCodec codec;
    private final Class<T> type;

    ByCodec(ContractCodec codec, Class<T> type) {
      this.codec = codec;
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode document = context.readTree(parser);
      List<Fault> faults = Keepable.faults(document);
      if (!faults.isEmpty()) {
        throw new ContractViolation(type.getSimpleName(), faults);
      }
      return codec.read(type, document);
    }
  }

  private static final class ToTree extends JsonSerializer<Object> {
    private final ContractCodec codec;

    ToTree(ContractCodec codec) {
      this.codec = codec;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(codec.write(value));
    }
  }
}
