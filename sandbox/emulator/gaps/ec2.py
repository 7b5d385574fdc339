import inspect

from moto.core.responses import ActionResult
from moto.ec2.exceptions import InvalidSecurityGroupRuleIdNotFoundError
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule
from moto.ec2.responses.amis import AmisResponse
from moto.ec2.responses.elastic_block_store import ElasticBlockStore
from moto.kms import kms_backends

from .patching import adds, wraps


# GetEbsDefaultKmsKeyId: moto can set the account's default key for EBS, but not tell it.
@adds(ElasticBlockStore, "get_ebs_default_kms_key_id")
def get_ebs_default_kms_key_id(self):
    self.error_on_dryrun()
    return ActionResult({"KmsKeyId": _default_key(self.ec2_backend)})


# ResetEbsDefaultKmsKeyId: moto lacks it.
@adds(ElasticBlockStore, "reset_ebs_default_kms_key_id")
def reset_ebs_default_kms_key_id(self):
    self.error_on_dryrun()
    self.ec2_backend.default_kms_key_id = ""
    return ActionResult({"KmsKeyId": _default_key(self.ec2_backend)})


# EnableSnapshotBlockPublicAccess, DisableSnapshotBlockPublicAccess, GetSnapshotBlockPublicAccessState: moto lacks them.
@adds(ElasticBlockStore, "enable_snapshot_block_public_access")
def enable_snapshot_block_public_access(self):
    return _block_snapshots(self, self._get_param("State"))


@adds(ElasticBlockStore, "disable_snapshot_block_public_access")
def disable_snapshot_block_public_access(self):
    return _block_snapshots(self, "unblocked")


@adds(ElasticBlockStore, "get_snapshot_block_public_access_state")
def get_snapshot_block_public_access_state(self):
    self.error_on_dryrun()
    state = getattr(self.ec2_backend, "snapshot_block_public_access", "unblocked")
    return ActionResult({"State": state, "ManagedBy": "account"})


def _block_snapshots(response, state):
    response.error_on_dryrun()
    response.ec2_backend.snapshot_block_public_access = state
    return ActionResult({"State": state})


def _default_key(backend):
    return backend.default_kms_key_id or backend._create_default_encryption_key()


# CopyImage: moto forgets Encrypted, KmsKeyId and TagSpecifications of the request, and what the image is (its root
# device, hypervisor and boot mode). A description that was not given is empty, not the source's.
@wraps(AmisResponse, "copy_image")
def copy_image(original, self):
    answer = original(self)
    image = self.ec2_backend.amis[answer.result["ImageId"]]
    source_backend = ec2_backends[self.current_account][self._get_param("SourceRegion")]
    source = source_backend.amis[self._get_param("SourceImageId")]
    for attribute in ("root_device_name", "root_device_type", "hypervisor", "boot_mode", "sriov", "image_type"):
        setattr(image, attribute, getattr(source, attribute))
    image.description = self._get_param("Description") or ""
    if self._get_bool_param("Encrypted", False) or self.ec2_backend.ebs_encryption_by_default:
        image.ebs_snapshot.encrypted = True
        image.ebs_snapshot.kms_key_id = _key_arn(self, self._get_param("KmsKeyId"))
    tags = self._parse_tag_specification()
    image.add_tags(tags.get("image", {}))
    image.ebs_snapshot.add_tags(tags.get("snapshot", {}))
    return answer


def _key_arn(response, key):
    if not key:
        return _default_key(response.ec2_backend)
    return kms_backends[response.current_account][response.region].describe_key(key).arn


# DescribeImages: moto's block device mappings do not say whether they are encrypted.
_mappings = Ami.block_device_mappings.fget


def _mappings_with_encryption(self):
    mappings = _mappings(self)
    for mapping in mappings:
        mapping["Ebs"]["Encrypted"] = bool(self.ebs_snapshot.encrypted)
    return mappings


Ami.block_device_mappings = property(_mappings_with_encryption)


# AuthorizeSecurityGroupIngress and -Egress: a rule that names another group or a prefix list forgets its description.
@wraps(SecurityGroupRule, "__init__")
def _keep_prefix_list(original, self, *args, **kwargs):
    original(self, *args, **kwargs)
    given = inspect.signature(original).bind(self, *args, **kwargs).arguments.get("prefix_list_id")
    self.prefix_list_description = (given or {}).get("Description")


SecurityGroupRule.description = property(
    lambda self: self.ip_range.get("Description")
    or self.source_group.get("Description")
    or self.prefix_list_description
)


# RevokeSecurityGroupIngress and -Egress: the id of a rule that is gone is answered with InvalidPermission.NotFound.
# AWS's code is InvalidSecurityGroupRuleId.NotFound, and only that one means "already gone" to the provider.
def _refuse_unknown_rule_ids(operation, rules):
    @wraps(SecurityGroupBackend, operation)
    def revoke(original, self, group_name_or_id, *args, **kwargs):
        group = self.get_security_group_by_name_or_id(group_name_or_id, kwargs.get("vpc_id"))
        if group is not None:
            known = {rule.id for rule in getattr(group, rules)}
            for rule_id in kwargs.get("security_rule_ids") or []:
                if rule_id not in known:
                    raise InvalidSecurityGroupRuleIdNotFoundError(rule_id)
        return original(self, group_name_or_id, *args, **kwargs)


_refuse_unknown_rule_ids("revoke_security_group_ingress", "ingress_rules")
_refuse_unknown_rule_ids("revoke_security_group_egress", "egress_rules")
