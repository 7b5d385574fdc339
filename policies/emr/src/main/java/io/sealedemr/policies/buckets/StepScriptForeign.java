package io.sealedemr.policies.buckets;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.links.Outputs;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds code among the arguments of a step or a bootstrap action that is not of the stack. What the
 * step or the action itself runs is for {@link BucketForeign}; data may lie anywhere.
 */
public final class StepScriptForeign implements StackPolicy {

  /** Names of files that are run, at the end of a location or before a fragment. */
  private static final Pattern CODE =
      Pattern.compile("(?i).*\\.(?:sh|bash|py|pyc|egg|whl|jar|hql|hive|q|sql|pig|r|rb|pl|scala)");

  /** Options after which code stands (Apache Spark, "Submitting Applications"; Hive; Hadoop). */
  private static final Set<String> OPTIONS =
      Set.of("--jars", "--py-files", "--files", "--archives", "-f", "-libjars", "-files");

  /** EMR Release Guide, "Run commands and scripts on an Amazon EMR cluster". */
  private static final Pattern SCRIPT_RUNNER =
      Pattern.compile(".*/script-runner(?:-[\\d.]+)?\\.jar");

  private static final PolicySpec SPEC =
      PolicySpec.named("step-script-foreign")
          .summary(
              "A step or a bootstrap action is given code from a bucket that is not of this stack.")
          .why("A stranger's code runs on the nodes, with their role and its keys.")
          .fix("Copy scripts and jars into a bucket of this stack and name them there.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SI-7", "Software, firmware, and information integrity")
          .tags("check:U10", "check:U21")
          .types(Clusters.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-commandrunner.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      for (Property action : cluster.at("bootstrapActions").elements()) {
        judge(it, cluster, "bootstrapActions", action.at("args"), Truth.NO);
      }
      if (!Outputs.leftOut(cluster, "steps")) {
        for (Property step : cluster.at("steps").elements()) {
          Property jar = step.at("hadoopJarStep");
          Truth runsScript = jar.at("jar").matches(SCRIPT_RUNNER.asMatchPredicate());
          judge(it, cluster, "steps", jar.at("args"), runsScript);
        }
      }
    }
  }

  private static void judge(
      StackCheck it, Resource cluster, String property, Property arguments, Truth beginsWithCode) {
    List<Property> all = arguments.elements();
    for (int i = 0; i < all.size(); i++) {
      Property argument = all.get(i);
      Truth code = i == 0 ? beginsWithCode : all.get(i - 1).in(OPTIONS);
      if (argument.value() instanceof Value.Text text) {
        for (String place : text.value().split(",", -1)) {
          judge(it, new BucketUse(cluster, property, argument), place.strip(), code);
        }
      } else {
        it.require(cluster, argument, own(it, cluster, property, argument), "a known argument");
      }
    }
  }

  private static void judge(StackCheck it, BucketUse use, String place, Truth expected) {
    String file = place.substring(0, fragment(place));
    if (!BucketForeign.isForeign(file)) {
      return;
    }
    Truth code = expected.or(Truth.of(CODE.matcher(file).matches()));
    Truth own = Truth.NO;
    for (Resource bucket : Buckets.of(it)) {
      own =
          own.or(
              new Link(use.by(), use.property(), use.place(), Buckets.of(it))
                  .toName(bucket, "bucket", (text, name) -> S3Location.isIn(file, name)));
    }
    it.require(use.by(), use.place(), code.not().or(own), "code in a bucket of this stack");
  }

  /** Where the name begins that a file is to have on the nodes. */
  private static int fragment(String place) {
    int at = place.indexOf('#');
    return at < 0 ? place.length() : at;
  }

  /** Whether an argument that is no known text comes from a bucket of the stack. */
  private static Truth own(StackCheck it, Resource cluster, String property, Property argument) {
    Truth own = argument.hasText().and(Truth.NO);
    for (Resource bucket : Buckets.of(it)) {
      own = own.or(new BucketUse(cluster, property, argument).means(it, bucket));
    }
    return own;
  }
}
