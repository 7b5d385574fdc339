package io.sealedemr.providers.aws;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import io.sealedemr.providers.properties.ProviderProperties;
import java.util.Optional;

/**
 * Makes clients for the region that the program names, so that none needs the instance metadata
 * service for it; credentials come from the default chain, on a node the instance profile's, by
 * IMDSv2.
 */
public final class Clients {

  /**
   * All nodes of a cluster start at once and ask for the same thing. With the SDK's pauses between
   * tries, half a second at first after throttling and doubled each time, about a minute.
   */
  private static final int RETRIES = 8;

  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 20_000;

  private Clients() {}

  /** A client by this builder. */
  public static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, ProviderProperties properties) {
    builder.setClientConfiguration(
        new ClientConfiguration()
            .withMaxErrorRetry(RETRIES)
            .withConnectionTimeout(CONNECT_MILLIS)
            .withSocketTimeout(ANSWER_MILLIS));
    Optional<String> endpoint = properties.endpoint();
    String region = properties.get("region");
    if (endpoint.isPresent()) {
      builder.setEndpointConfiguration(new EndpointConfiguration(endpoint.get(), region));
    } else {
      builder.setRegion(region);
    }
    return builder.build();
  }
}
