"""Proves each closed gap twice: the emulator does what AWS documents, and plain moto does not yet.

When the second proof of a gap fails, moto has caught up: remove the gap's code and its test.

    python -m unittest discover -s sandbox/emulator
"""

import functools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
import uuid
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = Path(__file__).resolve().parent
REGION = "eu-central-1"
OTHER_REGION = "eu-west-1"
DEFAULT_REGION = "us-east-1"  # where plain moto puts every cluster
ACCOUNT = "123456789012"
SOURCE_IMAGE = "ami-09fc5668766215f32"

PLAIN_MOTO = "import sys; from moto.server import main; main(['-H', '127.0.0.1', '-p', sys.argv[1]])"


class Server:
    """A started server and the clients for it."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    def client(self, service, region=REGION):
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(
                retries={"total_max_attempts": 1}, proxies={}, s3={"addressing_style": "path"}, parameter_validation=False
            ),
        )

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


def start_emulator(port_file):
    process = subprocess.Popen([sys.executable, str(HERE / "emulator.py"), "--port-file", str(port_file)])
    wait_for(lambda: port_file.exists() or process.poll() is not None)
    return Server(process, int(port_file.read_text()))


def start_plain_moto():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", PLAIN_MOTO, str(port)], stderr=subprocess.DEVNULL)
    wait_for(lambda: answers(port) or process.poll() is not None)
    return Server(process, port)


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/data.json", timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_for(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("waited in vain")
        time.sleep(0.05)


servers = {}
folder = tempfile.TemporaryDirectory()


def setUpModule():
    servers["plain"] = start_plain_moto()
    servers["emulator"] = start_emulator(Path(folder.name) / "port")


def tearDownModule():
    for server in servers.values():
        server.stop()
    folder.cleanup()


def gap(moto_says):
    """Makes two tests of one: it holds on the emulator, and fails on plain moto in the way that is named here."""

    def decorate(test):
        @functools.wraps(test)
        def both(self):
            with self.subTest("the emulator does it"):
                test(self, servers["emulator"])
            with self.subTest("plain moto does not"):
                try:
                    test(self, servers["plain"])
                except Exception as failure:
                    said = f"{type(failure).__name__}: {failure}"
                    if not re.search(moto_says, said):
                        self.fail(f"plain moto fails in another way than this gap says: {said}")
                else:
                    self.fail("plain moto does it now: remove the gap")

        return both

    return decorate


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:8]}"


def new_key(server, **arguments):
    return server.client("kms").create_key(**arguments)["KeyMetadata"]


class S3(unittest.TestCase):
    @gap(moto_says="AccessDenied|Forbidden|403")
    def test_deny_with_a_condition(self, server):
        """PutBucketPolicy"""
        s3, bucket = server.client("s3"), unique("bucket")
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(tls_only(bucket)))
        s3.put_object(Bucket=bucket, Key="a", Body=b"a")
        self.assertEqual(s3.get_object(Bucket=bucket, Key="a")["Body"].read(), b"a")
        self.assertEqual(json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"]), tls_only(bucket))

    def test_deny_without_a_condition_still_denies(self):
        s3, bucket = servers["emulator"].client("s3"), unique("bucket")
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        policy = tls_only(bucket)
        policy["Statement"].append(
            {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
        )
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
        s3.put_object(Bucket=bucket, Key="a", Body=b"a")
        with self.assertRaisesRegex(ClientError, "AccessDenied|Forbidden"):
            s3.get_object(Bucket=bucket, Key="a")


def tls_only(bucket):
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ],
    }


class Kms(unittest.TestCase):
    @gap(moto_says="KeyError: 'RotationPeriodInDays'")
    def test_rotation_period(self, server):
        """EnableKeyRotation, GetKeyRotationStatus"""
        kms, key = server.client("kms"), new_key(server)
        kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=180)
        status = kms.get_key_rotation_status(KeyId=key["KeyId"])
        self.assertEqual((status["KeyRotationEnabled"], status["RotationPeriodInDays"]), (True, 180))

    @gap(moto_says="KeyError: 'RotationPeriodInDays'")
    def test_rotation_period_is_a_year_unless_given(self, server):
        """EnableKeyRotation, GetKeyRotationStatus"""
        kms, key = server.client("kms"), new_key(server)
        kms.enable_key_rotation(KeyId=key["KeyId"])
        self.assertEqual(kms.get_key_rotation_status(KeyId=key["KeyId"])["RotationPeriodInDays"], 365)

    @gap(moto_says="KeyError: 'KeyId'")
    def test_rotation_status_names_the_key(self, server):
        """GetKeyRotationStatus"""
        kms, key = server.client("kms"), new_key(server)
        status = kms.get_key_rotation_status(KeyId=key["KeyId"])
        self.assertEqual((status["KeyRotationEnabled"], status["KeyId"]), (False, key["Arn"]))
        self.assertNotIn("RotationPeriodInDays", status)

    @gap(moto_says="'REPLICA' != 'PRIMARY'|UnsupportedOperation")
    def test_a_primary_key_stays_primary(self, server):
        """ReplicateKey"""
        kms, key = server.client("kms"), new_key(server, MultiRegion=True)["KeyId"]
        kms.replicate_key(KeyId=key, ReplicaRegion=OTHER_REGION)
        replica = server.client("kms", OTHER_REGION).describe_key(KeyId=key)["KeyMetadata"]["MultiRegionConfiguration"]
        primary = kms.describe_key(KeyId=key)["KeyMetadata"]["MultiRegionConfiguration"]
        self.assertEqual(primary["MultiRegionKeyType"], "PRIMARY")
        self.assertEqual(replica["MultiRegionKeyType"], "REPLICA")
        self.assertEqual([r["Region"] for r in primary["ReplicaKeys"]], [OTHER_REGION])
        self.assertEqual(replica["PrimaryKey"]["Region"], REGION)


class Ec2(unittest.TestCase):
    def test_the_source_images_are_there(self):
        """moto has Amazon's real images of its release day; docs/sandbox.md names the ones that the stacks copy."""
        for region, image in ((REGION, SOURCE_IMAGE), ("us-east-1", "ami-0ed094fb1304fd857")):
            found = servers["emulator"].client("ec2", region).describe_images(ImageIds=[image])["Images"][0]
            self.assertEqual(found["Name"], "al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64")
            self.assertEqual((found["ImageOwnerAlias"], found["Architecture"]), ("amazon", "x86_64"))
            self.assertEqual((found["RootDeviceType"], found["VirtualizationType"]), ("ebs", "hvm"))

    @gap(moto_says="False != True|KeyError: 'Encrypted'")
    def test_an_encrypted_copy_is_encrypted(self, server):
        """CopyImage"""
        ec2, key = server.client("ec2"), new_key(server)
        image, snapshot = copy_image(ec2, Encrypted=True, KmsKeyId=key["KeyId"])
        self.assertEqual(image["BlockDeviceMappings"][0]["Ebs"]["Encrypted"], True)
        self.assertEqual((snapshot["Encrypted"], snapshot["KmsKeyId"]), (True, key["Arn"]))

    @gap(moto_says="False != True")
    def test_an_encrypted_copy_without_a_key_takes_the_default_one(self, server):
        """CopyImage"""
        ec2 = server.client("ec2")
        _, snapshot = copy_image(ec2, Encrypted=True)
        self.assertEqual(snapshot["Encrypted"], True)
        default = server.client("kms").describe_key(KeyId="alias/aws/ebs")["KeyMetadata"]["Arn"]
        self.assertEqual(snapshot["KmsKeyId"], default)

    @gap(moto_says="False != True")
    def test_a_copy_is_encrypted_where_that_is_the_default(self, server):
        """CopyImage, EnableEbsEncryptionByDefault"""
        ec2 = server.client("ec2", OTHER_REGION)
        ec2.enable_ebs_encryption_by_default()
        self.addCleanup(ec2.disable_ebs_encryption_by_default)
        source = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        _, snapshot = copy_image(ec2, SourceImageId=source, SourceRegion=OTHER_REGION)
        self.assertEqual(snapshot["Encrypted"], True)

    @gap(moto_says="KeyError: 'Encrypted'")
    def test_a_plain_image_says_that_it_is_plain(self, server):
        """DescribeImages"""
        image, snapshot = copy_image(server.client("ec2"))
        self.assertEqual((image["BlockDeviceMappings"][0]["Ebs"]["Encrypted"], snapshot["Encrypted"]), (False, False))

    @gap(moto_says="'standard' != 'ebs'")
    def test_a_copy_has_the_root_device_of_its_source(self, server):
        """CopyImage"""
        ec2 = server.client("ec2")
        source = ec2.describe_images(ImageIds=[SOURCE_IMAGE])["Images"][0]
        image, _ = copy_image(ec2)
        for member in ("RootDeviceType", "RootDeviceName", "Hypervisor", "Architecture", "BootMode"):
            self.assertEqual(image[member], source[member])
        self.assertEqual(image["BlockDeviceMappings"][0]["DeviceName"], source["RootDeviceName"])

    @gap(moto_says="KeyError: 'Tags'|None != |\\[\\] != ")
    def test_a_copy_has_the_tags_of_the_request(self, server):
        """CopyImage"""
        tags = [{"Key": "a", "Value": "b"}]
        image, _ = copy_image(server.client("ec2"), TagSpecifications=[{"ResourceType": "image", "Tags": tags}])
        self.assertEqual(image["Tags"], tags)

    @gap(moto_says="'Amazon Linux 2023 .*' != ''")
    def test_a_copy_has_no_description_of_its_own(self, server):
        """CopyImage"""
        image, _ = copy_image(server.client("ec2"))
        self.assertEqual(image.get("Description", ""), "")

    @gap(moto_says="GetEbsDefaultKmsKeyId|get_ebs_default_kms_key_id|NotImplemented|500")
    def test_the_default_key_can_be_read(self, server):
        """GetEbsDefaultKmsKeyId"""
        ec2, key = server.client("ec2"), new_key(server)
        ec2.modify_ebs_default_kms_key_id(KmsKeyId=key["KeyId"])
        self.assertEqual(ec2.get_ebs_default_kms_key_id()["KmsKeyId"], key["Arn"])

    @gap(moto_says="ResetEbsDefaultKmsKeyId|reset_ebs_default_kms_key_id|NotImplemented|500")
    def test_the_default_key_can_be_reset(self, server):
        """ResetEbsDefaultKmsKeyId"""
        ec2 = server.client("ec2")
        ec2.modify_ebs_default_kms_key_id(KmsKeyId=new_key(server)["KeyId"])
        answer = ec2.reset_ebs_default_kms_key_id()["KmsKeyId"]
        self.assertEqual(answer, server.client("kms").describe_key(KeyId="alias/aws/ebs")["KeyMetadata"]["Arn"])
        self.assertEqual(ec2.get_ebs_default_kms_key_id()["KmsKeyId"], answer)

    @gap(moto_says="SnapshotBlockPublicAccess|snapshot_block_public_access|NotImplemented|500")
    def test_sharing_snapshots_with_everybody_can_be_blocked(self, server):
        """EnableSnapshotBlockPublicAccess, DisableSnapshotBlockPublicAccess, GetSnapshotBlockPublicAccessState"""
        ec2 = server.client("ec2", "eu-north-1")
        self.assertEqual(ec2.get_snapshot_block_public_access_state()["State"], "unblocked")
        for state in ("block-all-sharing", "block-new-sharing"):
            self.assertEqual(ec2.enable_snapshot_block_public_access(State=state)["State"], state)
            self.assertEqual(ec2.get_snapshot_block_public_access_state()["State"], state)
        self.assertEqual(ec2.disable_snapshot_block_public_access()["State"], "unblocked")
        self.assertEqual(ec2.get_snapshot_block_public_access_state()["State"], "unblocked")

    @gap(moto_says="None != 'why'|KeyError: 'Description'")
    def test_a_rule_for_another_group_keeps_its_description(self, server):
        """AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress"""
        ec2, group = server.client("ec2"), new_group(server)
        permission = {
            "IpProtocol": "tcp",
            "FromPort": 9443,
            "ToPort": 9443,
            "UserIdGroupPairs": [{"GroupId": group, "Description": "why"}],
        }
        for authorize in (ec2.authorize_security_group_ingress, ec2.authorize_security_group_egress):
            rule = authorize(GroupId=group, IpPermissions=[permission])["SecurityGroupRules"][0]["SecurityGroupRuleId"]
            found = ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])["SecurityGroupRules"][0]
            self.assertEqual(found.get("Description"), "why")

    @gap(moto_says="None != 'why'|KeyError: 'Description'")
    def test_a_rule_for_a_prefix_list_keeps_its_description(self, server):
        """AuthorizeSecurityGroupEgress"""
        ec2, group = server.client("ec2"), new_group(server)
        permission = {
            "IpProtocol": "tcp",
            "FromPort": 443,
            "ToPort": 443,
            "PrefixListIds": [{"PrefixListId": "pl-0123456789abcdef0", "Description": "why"}],
        }
        answer = ec2.authorize_security_group_egress(GroupId=group, IpPermissions=[permission])
        rule = answer["SecurityGroupRules"][0]["SecurityGroupRuleId"]
        found = ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])["SecurityGroupRules"][0]
        self.assertEqual(found.get("Description"), "why")

    @gap(moto_says="'InvalidPermission.NotFound' != 'InvalidSecurityGroupRuleId.NotFound'")
    def test_a_rule_that_is_gone_is_answered_with_its_own_code(self, server):
        """RevokeSecurityGroupIngress, RevokeSecurityGroupEgress"""
        ec2, group = server.client("ec2"), new_group(server)
        for revoke in (ec2.revoke_security_group_ingress, ec2.revoke_security_group_egress):
            with self.assertRaises(ClientError) as raised:
                revoke(GroupId=group, SecurityGroupRuleIds=["sgr-0123456789abcdef0"])
            self.assertEqual(raised.exception.response["Error"]["Code"], "InvalidSecurityGroupRuleId.NotFound")


def copy_image(ec2, **arguments):
    request = {"Name": unique("copy"), "SourceImageId": SOURCE_IMAGE, "SourceRegion": REGION, **arguments}
    image = ec2.describe_images(ImageIds=[ec2.copy_image(**request)["ImageId"]])["Images"][0]
    snapshot = image["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    return image, ec2.describe_snapshots(SnapshotIds=[snapshot])["Snapshots"][0]


def new_group(server):
    ec2 = server.client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    return ec2.create_security_group(GroupName=unique("group"), Description="a group", VpcId=vpc)["GroupId"]


class Emr(unittest.TestCase):
    def test_what_moto_keeps_by_itself(self):
        emr = servers["emulator"].client("emr")
        name = unique("security")
        emr.create_security_configuration(Name=name, SecurityConfiguration="{}")
        cluster = describe(emr, run(emr, CustomAmiId=SOURCE_IMAGE, SecurityConfiguration=name))
        self.assertEqual((cluster["CustomAmiId"], cluster["SecurityConfiguration"]), (SOURCE_IMAGE, name))
        self.assertEqual(emr.describe_security_configuration(Name=name)["SecurityConfiguration"], "{}")

    @gap(moto_says="us-east-1")
    def test_region(self, server):
        """Every operation"""
        emr = server.client("emr")
        cluster = describe(emr, run(emr))
        self.assertEqual(cluster["ClusterArn"], f"arn:aws:elasticmapreduce:{REGION}:{ACCOUNT}:cluster/{cluster['Id']}")

    @gap(moto_says="KeyError: 'LogEncryptionKmsKeyId'")
    def test_log_encryption_key(self, server):
        """RunJobFlow"""
        emr = server.client("emr")
        self.assertEqual(describe(emr, run(emr, LogEncryptionKmsKeyId="key"))["LogEncryptionKmsKeyId"], "key")

    @gap(moto_says="KeyError: 'ScaleDownBehavior'")
    def test_scale_down_behavior(self, server):
        """RunJobFlow"""
        emr, value = server.client("emr"), "TERMINATE_AT_TASK_COMPLETION"
        self.assertEqual(describe(emr, run(emr, ScaleDownBehavior=value))["ScaleDownBehavior"], value)

    @gap(moto_says="KeyError: 'RepoUpgradeOnBoot'")
    def test_repo_upgrade_on_boot(self, server):
        """RunJobFlow"""
        emr = server.client("emr")
        self.assertEqual(describe(emr, run(emr, RepoUpgradeOnBoot="NONE"))["RepoUpgradeOnBoot"], "NONE")

    @gap(moto_says="KeyError: 'OSReleaseLabel'")
    def test_os_release_label(self, server):
        """RunJobFlow"""
        emr, value = server.client("emr"), "2023.11.20260427.1"
        self.assertEqual(describe(emr, run(emr, OSReleaseLabel=value))["OSReleaseLabel"], value)

    @gap(moto_says="KeyError: 'PlacementGroups'")
    def test_placement_groups(self, server):
        """RunJobFlow"""
        emr, value = server.client("emr"), [{"InstanceRole": "MASTER", "PlacementStrategy": "SPREAD"}]
        self.assertEqual(describe(emr, run(emr, PlacementGroupConfigs=value))["PlacementGroups"], value)

    @gap(moto_says="KeyError: 'UnhealthyNodeReplacement'")
    def test_unhealthy_node_replacement(self, server):
        """RunJobFlow"""
        emr = server.client("emr")
        cluster = describe(emr, run(emr, Instances={**INSTANCES, "UnhealthyNodeReplacement": True}))
        self.assertEqual(cluster["UnhealthyNodeReplacement"], True)

    @gap(moto_says="KeyError: 'InstanceCollectionType'")
    def test_instance_collection_type(self, server):
        """RunJobFlow"""
        emr = server.client("emr")
        self.assertEqual(describe(emr, run(emr))["InstanceCollectionType"], "INSTANCE_GROUP")

    @gap(moto_says="leaks")
    def test_passwords_of_kerberos_are_not_given_back(self, server):
        """DescribeCluster"""
        emr = server.client("emr")
        attributes = {
            "Realm": "EC2.INTERNAL",
            "KdcAdminPassword": "hush-1",
            "CrossRealmTrustPrincipalPassword": "hush-2",
            "ADDomainJoinUser": "joiner",
            "ADDomainJoinPassword": "hush-3",
        }
        cluster = describe(emr, run(emr, KerberosAttributes=attributes))
        self.assertNotIn("hush", str(cluster), "leaks")
        self.assertEqual(cluster["KerberosAttributes"], {"Realm": "EC2.INTERNAL", "ADDomainJoinUser": "joiner"})

    @gap(moto_says="True is not false")
    def test_several_masters_are_protected_only_if_asked(self, server):
        """RunJobFlow"""
        emr = server.client("emr")
        cluster = run(emr, Instances={**INSTANCES, "InstanceGroups": groups(masters=3), "TerminationProtected": False})
        self.assertFalse(describe(emr, cluster)["TerminationProtected"])

    @gap(moto_says="AutoTerminationPolicy|auto_termination_policy|500|ResponseParserError|JSONDecodeError")
    def test_auto_termination_policy(self, server):
        """PutAutoTerminationPolicy, GetAutoTerminationPolicy, RemoveAutoTerminationPolicy"""
        emr, policy = server.client("emr"), {"IdleTimeout": 3600}
        cluster = run(emr)
        self.assertNotIn("AutoTerminationPolicy", emr.get_auto_termination_policy(ClusterId=cluster))
        emr.put_auto_termination_policy(ClusterId=cluster, AutoTerminationPolicy=policy)
        self.assertEqual(emr.get_auto_termination_policy(ClusterId=cluster)["AutoTerminationPolicy"], policy)
        emr.remove_auto_termination_policy(ClusterId=cluster)
        self.assertNotIn("AutoTerminationPolicy", emr.get_auto_termination_policy(ClusterId=cluster))
        cluster = run(emr, AutoTerminationPolicy=policy)
        self.assertEqual(emr.get_auto_termination_policy(ClusterId=cluster)["AutoTerminationPolicy"], policy)

    @gap(moto_says="ManagedScalingPolicy|managed_scaling_policy|500|ResponseParserError|JSONDecodeError")
    def test_managed_scaling_policy(self, server):
        """PutManagedScalingPolicy, GetManagedScalingPolicy, RemoveManagedScalingPolicy"""
        emr = server.client("emr")
        policy = {"ComputeLimits": {"UnitType": "Instances", "MinimumCapacityUnits": 2, "MaximumCapacityUnits": 5}}
        cluster = run(emr)
        self.assertNotIn("ManagedScalingPolicy", emr.get_managed_scaling_policy(ClusterId=cluster))
        emr.put_managed_scaling_policy(ClusterId=cluster, ManagedScalingPolicy=policy)
        self.assertEqual(emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"], policy)
        emr.remove_managed_scaling_policy(ClusterId=cluster)
        self.assertNotIn("ManagedScalingPolicy", emr.get_managed_scaling_policy(ClusterId=cluster))
        cluster = run(emr, ManagedScalingPolicy=policy)
        self.assertEqual(emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"], policy)

    @gap(moto_says="ListSecurityConfigurations|list_security_configurations|NotImplemented|500")
    def test_security_configurations_are_listed(self, server):
        """ListSecurityConfigurations"""
        emr, name = server.client("emr"), unique("sealed")
        emr.create_security_configuration(Name=name, SecurityConfiguration="{}")
        names = [each["Name"] for each in emr.list_security_configurations()["SecurityConfigurations"]]
        self.assertIn(name, names)
        emr.delete_security_configuration(Name=name)
        names = [each["Name"] for each in emr.list_security_configurations()["SecurityConfigurations"]]
        self.assertNotIn(name, names)

    @gap(moto_says="ListInstanceFleets|list_instance_fleets|500|ResponseParserError|JSONDecodeError")
    def test_instance_fleets(self, server):
        """ListInstanceFleets"""
        emr = server.client("emr")
        self.assertEqual(emr.list_instance_fleets(ClusterId=run(emr))["InstanceFleets"], [])
        volume = {"VolumeType": "gp3", "SizeInGB": 64}
        types = [
            {
                "InstanceType": "m5.xlarge",
                "WeightedCapacity": 4,
                "BidPriceAsPercentageOfOnDemandPrice": 80.0,
                "EbsConfiguration": {"EbsBlockDeviceConfigs": [{"VolumeSpecification": volume, "VolumesPerInstance": 2}]},
            }
        ]
        launch = {"OnDemandSpecification": {"AllocationStrategy": "lowest-price"}}
        core = {
            "InstanceFleetType": "CORE",
            "TargetOnDemandCapacity": 4,
            "InstanceTypeConfigs": types,
            "LaunchSpecifications": launch,
        }
        found = emr.list_instance_fleets(ClusterId=run(emr, Instances=fleets(core)))["InstanceFleets"]
        self.assertEqual([fleet["InstanceFleetType"] for fleet in found], ["MASTER", "CORE"])
        self.assertEqual((found[1]["TargetOnDemandCapacity"], found[1]["TargetSpotCapacity"]), (4, 0))
        self.assertEqual(found[1]["ProvisionedOnDemandCapacity"], 4)
        self.assertEqual(found[1]["LaunchSpecifications"], launch)
        self.assertEqual(found[1]["Status"]["State"], "RUNNING")
        (type_,) = found[1]["InstanceTypeSpecifications"]
        self.assertEqual((type_["InstanceType"], type_["WeightedCapacity"]), ("m5.xlarge", 4))
        self.assertEqual(type_["BidPriceAsPercentageOfOnDemandPrice"], 80.0)
        self.assertEqual([each["VolumeSpecification"] for each in type_["EbsBlockDevices"]], [volume, volume])

    @gap(moto_says="AddInstanceFleet|add_instance_fleet|500|ResponseParserError|JSONDecodeError")
    def test_added_instance_fleets(self, server):
        """AddInstanceFleet, ModifyInstanceFleet"""
        emr = server.client("emr")
        cluster = run(emr, Instances=fleets())
        task = {"InstanceFleetType": "TASK", "Name": "task", "TargetSpotCapacity": 2}
        answer = emr.add_instance_fleet(ClusterId=cluster, InstanceFleet=task)
        self.assertEqual(answer["ClusterId"], cluster)
        emr.modify_instance_fleet(
            ClusterId=cluster, InstanceFleet={"InstanceFleetId": answer["InstanceFleetId"], "TargetSpotCapacity": 3}
        )
        found = emr.list_instance_fleets(ClusterId=cluster)["InstanceFleets"][-1]
        self.assertEqual((found["Id"], found["Name"], found["TargetSpotCapacity"]), (answer["InstanceFleetId"], "task", 3))

    @gap(moto_says="None != |KeyError: 'RequestedEc2SubnetIds'|KeyError: 'Ec2SubnetId'|!= ")
    def test_subnets_of_fleets(self, server):
        """DescribeCluster"""
        emr, subnets = server.client("emr"), ["subnet-0a", "subnet-0b"]
        found = describe(emr, run(emr, Instances={**fleets(), "Ec2SubnetIds": subnets}))["Ec2InstanceAttributes"]
        self.assertEqual(found.get("RequestedEc2SubnetIds"), subnets)
        self.assertEqual(found["Ec2SubnetId"], subnets[0])

    @gap(moto_says="KeyError: 'JobFlowId'")
    def test_added_instance_groups_have_ids(self, server):
        """AddInstanceGroups"""
        emr = server.client("emr")
        cluster = run(emr)
        task = [{"InstanceRole": "TASK", "InstanceType": "m5.xlarge", "InstanceCount": 1}]
        answer = emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=task)
        listed = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
        tasks = [group["Id"] for group in listed if group["InstanceGroupType"] == "TASK"]
        self.assertEqual((answer["JobFlowId"], answer["InstanceGroupIds"]), (cluster, tasks))

    @gap(moto_says="'ami-12c6146b' != ")
    def test_instances_start_from_the_custom_image(self, server):
        """RunJobFlow"""
        emr, ec2, key = server.client("emr"), server.client("ec2"), new_key(server)
        image, _ = copy_image(ec2, Encrypted=True, KmsKeyId=key["KeyId"])
        cluster = run(emr, CustomAmiId=image["ImageId"])
        ec2 = server.client("ec2", describe(emr, cluster)["ClusterArn"].split(":")[3])
        for listed in emr.list_instances(ClusterId=cluster)["Instances"]:
            found = ec2.describe_instances(InstanceIds=[listed["Ec2InstanceId"]])["Reservations"][0]["Instances"][0]
            self.assertEqual(found["ImageId"], image["ImageId"])
            root = found["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
            volume = ec2.describe_volumes(VolumeIds=[root])["Volumes"][0]
            self.assertEqual((volume["Encrypted"], volume.get("KmsKeyId")), (True, key["Arn"]))

    @gap(moto_says="'running' != 'terminated'")
    def test_a_terminated_cluster_leaves_no_instances(self, server):
        """TerminateJobFlows"""
        emr, ec2 = server.client("emr", DEFAULT_REGION), server.client("ec2", DEFAULT_REGION)
        cluster = run(emr)
        instances = [i["Ec2InstanceId"] for i in emr.list_instances(ClusterId=cluster)["Instances"]]
        self.assertEqual(len(instances), 2)
        emr.terminate_job_flows(JobFlowIds=[cluster])
        for reservation in ec2.describe_instances(InstanceIds=instances)["Reservations"]:
            for instance in reservation["Instances"]:
                self.assertEqual(instance["State"]["Name"], "terminated")


def groups(masters=1):
    return [
        {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": masters},
        {"InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 1},
    ]


INSTANCES = {"KeepJobFlowAliveWhenNoSteps": True, "InstanceGroups": groups()}


def fleets(*more):
    primary = {"InstanceFleetType": "MASTER", "TargetOnDemandCapacity": 1, "InstanceTypeConfigs": []}
    return {"KeepJobFlowAliveWhenNoSteps": True, "InstanceFleets": [primary, *more]}


def run(emr, **arguments):
    request = {"Name": "test", "ReleaseLabel": "emr-7.5.0", "Instances": INSTANCES, "ServiceRole": "s", "JobFlowRole": "j"}
    return emr.run_job_flow(**{**request, **arguments})["JobFlowId"]


def describe(emr, cluster):
    return emr.describe_cluster(ClusterId=cluster)["Cluster"]


class Emulator(unittest.TestCase):
    def test_account(self):
        self.assertEqual(servers["emulator"].client("sts").get_caller_identity()["Account"], ACCOUNT)

    def test_two_at_once_and_an_orderly_end(self):
        with tempfile.TemporaryDirectory() as directory:
            port_file = Path(directory) / "port"
            second = start_emulator(port_file)
            try:
                self.assertNotEqual(second.port, servers["emulator"].port)
                self.assertEqual(os.listdir(directory), ["port"])
                self.assertTrue(answers(second.port))
            finally:
                code = second.stop()
            self.assertEqual(code, 0)
            self.assertEqual(os.listdir(directory), [])
            self.assertFalse(answers(second.port))

    def test_it_leaves_the_port_file_of_another_alone(self):
        with tempfile.TemporaryDirectory() as directory:
            port_file = Path(directory) / "port"
            second = start_emulator(port_file)
            port_file.write_text("1\n")
            second.stop()
            self.assertEqual(port_file.read_text(), "1\n")

    @unittest.skipUnless(sys.platform == "linux", "reads /proc/net/tcp")
    def test_it_listens_on_the_loopback_interface_alone(self):
        port = f":{servers['emulator'].port:04X}"
        listening = "0A"
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in Path(table).read_text().splitlines()[1:]:
                address, state = line.split()[1], line.split()[3]
                if state == listening and address.endswith(port):
                    self.assertEqual(address, f"0100007F{port}")


if __name__ == "__main__":
    unittest.main()
