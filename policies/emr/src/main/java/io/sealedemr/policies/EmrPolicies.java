package io.sealedemr.policies;

import io.sealedemr.policies.buckets.ArtifactBucketUnversioned;
import io.sealedemr.policies.buckets.BucketAclPublic;
import io.sealedemr.policies.buckets.BucketAllowsPlainHttp;
import io.sealedemr.policies.buckets.BucketForeign;
import io.sealedemr.policies.buckets.BucketOpenToEveryone;
import io.sealedemr.policies.buckets.BucketPublicAccessOpen;
import io.sealedemr.policies.buckets.BucketWithoutCustomerKey;
import io.sealedemr.policies.buckets.BucketWithoutKms;
import io.sealedemr.policies.buckets.CertificateInPlainText;
import io.sealedemr.policies.buckets.CertificateWithoutCustomerKey;
import io.sealedemr.policies.cluster.KerberosAttributesMissing;
import io.sealedemr.policies.cluster.KerberosConfigurationMissing;
import io.sealedemr.policies.cluster.KerberosPasswordInPlainText;
import io.sealedemr.policies.cluster.LogsWithoutCustomerKey;
import io.sealedemr.policies.cluster.ReleaseTooOld;
import io.sealedemr.policies.cluster.ReleaseTooOldForSecurityConfiguration;
import io.sealedemr.policies.cluster.SecurityConfigurationForeign;
import io.sealedemr.policies.cluster.SecurityConfigurationMissing;
import io.sealedemr.policies.images.CustomImageMissing;
import io.sealedemr.policies.images.ImageCopyUnencrypted;
import io.sealedemr.policies.images.ImageCopyWithoutCustomerKey;
import io.sealedemr.policies.images.ImageForeign;
import io.sealedemr.policies.images.RootVolumeUnencrypted;
import io.sealedemr.policies.keys.AwsManagedKey;
import io.sealedemr.policies.keys.InstanceRoleCannotUseKey;
import io.sealedemr.policies.keys.KeyAliasForeign;
import io.sealedemr.policies.keys.KeyGrantUnrestricted;
import io.sealedemr.policies.keys.KeyPolicyActionWildcard;
import io.sealedemr.policies.keys.KeyPolicyLockoutUnchecked;
import io.sealedemr.policies.keys.KeyPolicyOpenToEveryone;
import io.sealedemr.policies.keys.KeyReferenceMalformed;
import io.sealedemr.policies.keys.KeyRotationOff;
import io.sealedemr.policies.keys.KeyWithoutPolicy;
import io.sealedemr.policies.securityconfiguration.AtRestEncryptionOff;
import io.sealedemr.policies.securityconfiguration.BucketOverrideWithoutKms;
import io.sealedemr.policies.securityconfiguration.CertificateObjectMalformed;
import io.sealedemr.policies.securityconfiguration.CertificateProviderMissing;
import io.sealedemr.policies.securityconfiguration.CustomProviderClassShared;
import io.sealedemr.policies.securityconfiguration.EbsEncryptionOff;
import io.sealedemr.policies.securityconfiguration.InTransitEncryptionOff;
import io.sealedemr.policies.securityconfiguration.InstanceMetadataV1Allowed;
import io.sealedemr.policies.securityconfiguration.LocalDisksUnencrypted;
import io.sealedemr.policies.securityconfiguration.MetadataHopLimitTooHigh;
import io.sealedemr.policies.securityconfiguration.S3DataWithoutKms;
import io.sealedemr.policies.securityconfiguration.S3KeyMissing;
import io.sealedemr.policies.securityconfiguration.UnknownSecurityConfigurationKey;
import io.sealedemr.policy.Policy;
import java.util.List;

/** The rules of the pack, in the order in which they are asked and documented. */
public final class EmrPolicies {

  private EmrPolicies() {}

  public static List<Policy> all() {
    return List.of(
        new AtRestEncryptionOff(),
        new BucketOverrideWithoutKms(),
        new CertificateObjectMalformed(),
        new CertificateProviderMissing(),
        new CustomProviderClassShared(),
        new InTransitEncryptionOff(),
        new InstanceMetadataV1Allowed(),
        new EbsEncryptionOff(),
        new LocalDisksUnencrypted(),
        new MetadataHopLimitTooHigh(),
        new S3DataWithoutKms(),
        new S3KeyMissing(),
        new UnknownSecurityConfigurationKey(),
        new KerberosAttributesMissing(),
        new KerberosConfigurationMissing(),
        new KerberosPasswordInPlainText(),
        new LogsWithoutCustomerKey(),
        new ReleaseTooOld(),
        new ReleaseTooOldForSecurityConfiguration(),
        new SecurityConfigurationForeign(),
        new SecurityConfigurationMissing(),
        new CustomImageMissing(),
        new ImageCopyUnencrypted(),
        new ImageCopyWithoutCustomerKey(),
        new ImageForeign(),
        new RootVolumeUnencrypted(),
        new AwsManagedKey(),
        new InstanceRoleCannotUseKey(),
        new KeyAliasForeign(),
        new KeyGrantUnrestricted(),
        new KeyPolicyActionWildcard(),
        new KeyPolicyLockoutUnchecked(),
        new KeyPolicyOpenToEveryone(),
        new KeyReferenceMalformed(),
        new KeyRotationOff(),
        new KeyWithoutPolicy(),
        new ArtifactBucketUnversioned(),
        new BucketAclPublic(),
        new BucketAllowsPlainHttp(),
        new BucketForeign(),
        new BucketOpenToEveryone(),
        new BucketPublicAccessOpen(),
        new BucketWithoutCustomerKey(),
        new BucketWithoutKms(),
        new CertificateInPlainText(),
        new CertificateWithoutCustomerKey());
  }
}
