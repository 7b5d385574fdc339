package io.sealedemr.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AwsScopeTest {

  private static final AwsScope LONDON = new AwsScope("aws", "111122223333", "eu-west-2");
  private static final AwsScope BEIJING = new AwsScope("aws-cn", "111122223333", "cn-north-1");

  @Test
  void namesThingsByArn() {
    assertThat(LONDON.role("team/emr")).isEqualTo("arn:aws:iam::111122223333:role/team/emr");
    assertThat(LONDON.instanceProfile("emr"))
        .isEqualTo("arn:aws:iam::111122223333:instance-profile/emr");
    assertThat(LONDON.bucket("b")).isEqualTo("arn:aws:s3:::b");
    assertThat(LONDON.objects("b", "logs/*")).isEqualTo("arn:aws:s3:::b/logs/*");
    assertThat(LONDON.alias("dev-disk"))
        .isEqualTo("arn:aws:kms:eu-west-2:111122223333:alias/dev-disk");
    assertThat(LONDON.logGroup("/flow"))
        .isEqualTo("arn:aws:logs:eu-west-2:111122223333:log-group:/flow");
  }

  @Test
  void otherPartitionsHaveOtherArnsAndDomains() {
    assertThat(BEIJING.bucket("b")).isEqualTo("arn:aws-cn:s3:::b");
    assertThat(BEIJING.regionalService("s3")).isEqualTo("s3.cn-north-1.amazonaws.com.cn");
    assertThat(LONDON.regionalService("s3")).isEqualTo("s3.eu-west-2.amazonaws.com");
    assertThat(new AwsScope("aws-us-gov", "111122223333", "us-gov-west-1").dnsSuffix())
        .isEqualTo("amazonaws.com");
  }

  @Test
  void refusesAllFaultsAtOnce() {
    assertThatThrownBy(() -> new AwsScope("azure", "12", "London"))
        .hasMessage(
            "partition: found \"azure\", allowed: aws, aws-cn, aws-us-gov; "
                + "account: found \"12\", allowed: twelve digits; "
                + "region: found \"London\", allowed: a region such as eu-west-2");
  }
}
