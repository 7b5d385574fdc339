package io.sealedemr;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.Log;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.MockMonitor;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/**
 * A run of the program without an engine. It keeps what the program registers in the form in which
 * an engine gets it, so that secrets, unknown values and dependencies are seen as an engine sees
 * them.
 *
 * @param resources what was registered, without the stack itself
 * @param result exit code, errors and outputs
 */
record MockedRun(List<Registered> resources, TestResult result) {

  /** What stands for a secret. */
  static final String SECRET = "[secret]";

  /** What stands for a value that is not known yet. */
  static final String UNKNOWN = "[unknown]";

  /** What stands for a value that is not there. */
  static final String ABSENT = "[absent]";

  /** The protocol's marks of an unknown and of a secret value. */
  private static final String UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  /** A first preview: nothing is known that AWS makes up. */
  static MockedRun preview(Map<String, String> config) {
    return run(config, true);
  }

  /** An update: everything gets its id. */
  static MockedRun update(Map<String, String> config) {
    return run(config, false);
  }

  /** The resource of this type, given without {@code aws:}, and name. */
  Registered resource(String type, String name) {
    List<Registered> found =
        resources.stream()
            .filter(resource -> resource.is(type) && resource.name().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " resources " + type + " " + name);
    }
    return found.get(0);
  }

  /** All resources of this type, given without {@code aws:}. */
  List<Registered> resources(String type) {
    return resources.stream().filter(resource -> resource.is(type)).toList();
  }

  private static MockedRun run(Map<String, String> config, boolean preview) {
    Aws aws = new Aws(preview);
    List<Registered> resources = Collections.synchronizedList(new ArrayList<>());
    PulumiTestInternal test =
        PulumiTestInternal.builder()
            .options(
                TestOptions.builder()
                    .projectName("sealed-emr")
                    .stackName("dev")
                    .preview(preview)
                    .build())
            .mocks(aws)
            .config(config)
            .monitorDecorator(monitor -> new Recorder(aws, resources))
            .build();
    try {
      return new MockedRun(resources, test.runTest(App::stack));
    } finally {
      PulumiTest.cleanup();
    }
  }

  /**
   * One resource as the program asks for it.
   *
   * @param type with the provider, such as {@code aws:kms/key:Key}
   */
  record Registered(String type, String name, RegisterResourceRequest request) {

    boolean is(String shortType) {
      return type.equals("aws:" + shortType);
    }

    Map<String, Object> inputs() {
      return object(request.getObject());
    }

    /** An input by path, such as {@code rules.0.bucketKeyEnabled}. */
    Object input(String path) {
      Object value = inputs();
      for (String step : path.split("\\.", -1)) {
        Object next = null;
        if (value instanceof List<?> list) {
          next = list.get(Integer.parseInt(step));
        } else if (value instanceof Map<?, ?> map) {
          next = map.get(step);
        }
        if (next == null) {
          return ABSENT;
        }
        value = next;
      }
      return value;
    }

    /** What it waits for, each as type and name. */
    List<String> dependencies() {
      return request.getDependenciesList().stream().map(Registered::typeAndName).sorted().toList();
    }

    /** What an input's value comes from. */
    List<String> dependencies(String input) {
      return request.getPropertyDependenciesOrThrow(input).getUrnsList().stream()
          .map(Registered::typeAndName)
          .sorted()
          .toList();
    }

    String title() {
      return type.substring("aws:".length()) + " " + name;
    }

    private static String typeAndName(String urn) {
      String[] parts = urn.split("::", -1);
      String type = parts[2].substring(parts[2].lastIndexOf('$') + 1);
      return type.substring("aws:".length()) + " " + parts[3];
    }

    private static Map<String, Object> object(Struct struct) {
      Map<String, Object> object = new LinkedHashMap<>();
      struct.getFieldsMap().forEach((key, value) -> object.put(key, plain(value)));
      return object;
    }

    private static Object plain(Value value) {
      return switch (value.getKindCase()) {
        case STRING_VALUE ->
            value.getStringValue().equals(UNKNOWN_MARK) ? UNKNOWN : value.getStringValue();
        case NUMBER_VALUE -> value.getNumberValue();
        case BOOL_VALUE -> value.getBoolValue();
        case LIST_VALUE ->
            value.getListValue().getValuesList().stream().map(Registered::plain).toList();
        case STRUCT_VALUE ->
            value.getStructValue().containsFields(SIGNATURE)
                ? SECRET
                : object(value.getStructValue());
        case NULL_VALUE, KIND_NOT_SET -> "[null]";
      };
    }
  }

  /** A stack of somebody else that is up. */
  static final class OtherStack {

    static final String NAME = "acme/keys/prod";
    static final String KEY =
        "arn:aws:kms:eu-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    static final String SECRET_OUTPUT = "secretKeyArn";

    static final Map<String, Object> OUTPUTS =
        Map.of(
            "diskKeyArn",
            KEY,
            "storageKeyArn",
            KEY,
            "logsKeyArn",
            KEY,
            "aliasArn",
            "arn:aws:kms:eu-west-2:111122223333:alias/disk",
            "farKeyArn",
            KEY.replace("eu-west-2", "us-east-1"),
            "all",
            Map.of("disk", KEY),
            SECRET_OUTPUT,
            KEY);

    private OtherStack() {}
  }

  /** Answers as AWS would: in a preview without what only AWS can tell. */
  private record Aws(boolean preview) implements Mocks {

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      Map<String, Object> state = new HashMap<>(args.inputs);
      if ("pulumi:pulumi:StackReference".equals(args.type)) {
        if (!OtherStack.NAME.equals(args.name)) {
          return CompletableFuture.failedFuture(
              new IllegalStateException("unknown stack \"" + args.name + "\""));
        }
        state.put("outputs", OtherStack.OUTPUTS);
        state.put("secretOutputNames", List.of(OtherStack.SECRET_OUTPUT));
        return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name), state));
      }
      if (!preview) {
        state.put("arn", "arn:of:" + args.name);
      }
      return CompletableFuture.completedFuture(
          ResourceResult.of(preview ? Optional.empty() : Optional.of(args.name + "-id"), state));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      return CompletableFuture.completedFuture(
          switch (args.token) {
            case "aws:index/getCallerIdentity:getCallerIdentity" ->
                Map.of(
                    "accountId", "111122223333",
                    "arn", "arn:aws:sts::111122223333:assumed-role/deployer/session",
                    "id", "111122223333",
                    "userId", "AROA:session");
            case "aws:iam/getSessionContext:getSessionContext" ->
                Map.of(
                    "arn", args.args.get("arn"),
                    "id", args.args.get("arn"),
                    "issuerArn", "arn:aws:iam::111122223333:role/ci/deployer",
                    "issuerId", "AROA",
                    "issuerName", "deployer",
                    "sessionName", "session");
            case "aws:ec2/getSubnet:getSubnet" ->
                Map.of(
                    "id", args.args.get("id"),
                    "vpcId", "vpc-0123456789abcdef0",
                    "mapPublicIpOnLaunch", "subnet-0000000b".equals(args.args.get("id")));
            case "aws:ec2/getAmi:getAmi" -> Images.describe(args);
            case "aws:ebs/getSnapshot:getSnapshot" -> Images.snapshot(args);
            case "aws:ec2/getPrefixList:getPrefixList" ->
                Map.of("id", "pl-of-" + args.args.get("name"), "name", args.args.get("name"));
            default -> throw new IllegalArgumentException("unexpected call of " + args.token);
          });
    }
  }

  /** Keeps each request on its way to the mocks. */
  private static final class Recorder extends MockMonitor {

    private final List<Registered> registered;

    Recorder(Mocks mocks, List<Registered> registered) {
      super(mocks, Log.ignore());
      this.registered = registered;
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
        Resource resource, RegisterResourceRequest request) {
      if (!request.getType().startsWith("pulumi:")) {
        registered.add(new Registered(request.getType(), request.getName(), request));
      }
      return super.registerResourceAsync(resource, request);
    }
  }
}
