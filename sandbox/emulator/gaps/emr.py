from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import utcnow
from moto.emr.models import Ec2InstanceAttributes, ElasticMapReduceBackend
from moto.emr.responses import ElasticMapReduceResponse
from moto.emr.utils import random_id

from .patching import adds, wraps

# The members of RunJobFlow that moto drops, and the attribute under which DescribeCluster finds each.
DROPPED = {
    "LogEncryptionKmsKeyId": "log_encryption_kms_key_id",
    "OSReleaseLabel": "os_release_label",
    "PlacementGroupConfigs": "placement_groups",
    "RepoUpgradeOnBoot": "repo_upgrade_on_boot",
    "ScaleDownBehavior": "scale_down_behavior",
}

PASSWORDS = ("KdcAdminPassword", "CrossRealmTrustPrincipalPassword", "ADDomainJoinPassword")


# Every operation: moto looks for the region in the host's name, and takes us-east-1 where there is none. Every other
# service of moto looks into the request's signature then.
@wraps(ElasticMapReduceResponse, "get_region_from_url")
def get_region_from_url(original, self, request, full_url):
    if any(regex.search(self.parsed_url.netloc) for regex in self.emr_region_regex):
        return original(self, request, full_url)
    return BaseResponse.get_region_from_url(self, request, full_url)


# RunJobFlow: moto drops the members above.
@wraps(ElasticMapReduceResponse, "run_job_flow")
def run_job_flow(original, self):
    answer = original(self)
    cluster = self.backend.clusters[answer.result["JobFlowId"]]
    for member, attribute in DROPPED.items():
        value = self._get_param(member)
        if value is not None:
            setattr(cluster, attribute, value)
    instances = self._get_param("Instances") or {}
    # moto drops UnhealthyNodeReplacement, and says nothing of the kind of the cluster's instances.
    cluster.unhealthy_node_replacement = instances.get("UnhealthyNodeReplacement")
    cluster.instance_collection_type = "INSTANCE_FLEET" if instances.get("InstanceFleets") else "INSTANCE_GROUP"
    cluster.requested_ec2_subnet_ids = instances.get("Ec2SubnetIds") or []
    if cluster.requested_ec2_subnet_ids and not cluster.ec2_subnet_id:
        cluster.ec2_subnet_id = cluster.requested_ec2_subnet_ids[0]
    _fleets(cluster).extend(Fleet(request) for request in instances.get("InstanceFleets") or [])
    # Several masters: moto protects such a cluster from termination even if the request says not to.
    protected = instances.get("TerminationProtected")
    if protected is not None:
        cluster.termination_protected = protected
    # DescribeCluster: moto gives the passwords of Kerberos back. AWS keeps them to itself.
    for password in PASSWORDS:
        cluster.kerberos_attributes.pop(password, None)
    for policy in ("ManagedScalingPolicy", "AutoTerminationPolicy"):
        _policies(self, cluster.id)[policy] = self._get_param(policy)
    return answer


# PutManagedScalingPolicy, GetManagedScalingPolicy, RemoveManagedScalingPolicy, PutAutoTerminationPolicy,
# GetAutoTerminationPolicy, RemoveAutoTerminationPolicy: moto lacks all six.
def _add_policy(operation, member):
    @adds(ElasticMapReduceResponse, f"put_{operation}")
    def put(self):
        _policies(self, self._get_param("ClusterId"))[member] = self._get_param(member)
        return EmptyResult()

    @adds(ElasticMapReduceResponse, f"get_{operation}")
    def get(self):
        policy = _policies(self, self._get_param("ClusterId")).get(member)
        return ActionResult({member: policy} if policy else {})

    @adds(ElasticMapReduceResponse, f"remove_{operation}")
    def remove(self):
        _policies(self, self._get_param("ClusterId")).pop(member, None)
        return EmptyResult()


def _policies(response, cluster_id):
    cluster = response.backend.describe_cluster(cluster_id)
    if not hasattr(cluster, "policies"):
        cluster.policies = {}
    return cluster.policies


_add_policy("managed_scaling_policy", "ManagedScalingPolicy")
_add_policy("auto_termination_policy", "AutoTerminationPolicy")


# RunJobFlow: moto drops fleets. ListInstanceFleets, AddInstanceFleet, ModifyInstanceFleet: moto lacks them. No instance
# is started for a fleet: it says that it has what it was asked for.
class Fleet:
    def __init__(self, request):
        self.id = "if-" + random_id(13)
        self.request = request
        self.on_demand = request.get("TargetOnDemandCapacity", 0)
        self.spot = request.get("TargetSpotCapacity", 0)
        self.created = utcnow()

    def answer(self):
        request = self.request
        return {
            "Id": self.id,
            "Name": request.get("Name") or request["InstanceFleetType"],
            "InstanceFleetType": request["InstanceFleetType"],
            "Status": {"State": "RUNNING", "Timeline": {"CreationDateTime": self.created}},
            "TargetOnDemandCapacity": self.on_demand,
            "TargetSpotCapacity": self.spot,
            "ProvisionedOnDemandCapacity": self.on_demand,
            "ProvisionedSpotCapacity": self.spot,
            "LaunchSpecifications": request.get("LaunchSpecifications"),
            "InstanceTypeSpecifications": [_specification(each) for each in request.get("InstanceTypeConfigs", [])],
        }


def _specification(config):
    volumes = [
        {"Device": f"/dev/sd{chr(ord('b') + i)}", "VolumeSpecification": volume}
        for i, volume in enumerate(
            block["VolumeSpecification"]
            for block in config.get("EbsConfiguration", {}).get("EbsBlockDeviceConfigs", [])
            for _ in range(block.get("VolumesPerInstance", 1))
        )
    ]
    kept = ("InstanceType", "WeightedCapacity", "BidPrice", "BidPriceAsPercentageOfOnDemandPrice", "Configurations")
    return {**{member: config[member] for member in kept if member in config}, "EbsBlockDevices": volumes}


def _fleets(cluster):
    if not hasattr(cluster, "fleets"):
        cluster.fleets = []
    return cluster.fleets


@adds(ElasticMapReduceResponse, "list_instance_fleets")
def list_instance_fleets(self):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    return ActionResult({"InstanceFleets": [fleet.answer() for fleet in _fleets(cluster)]})


@adds(ElasticMapReduceResponse, "add_instance_fleet")
def add_instance_fleet(self):
    cluster, fleet = self.backend.describe_cluster(self._get_param("ClusterId")), Fleet(self._get_param("InstanceFleet"))
    _fleets(cluster).append(fleet)
    return ActionResult({"ClusterId": cluster.id, "ClusterArn": cluster.arn, "InstanceFleetId": fleet.id})


@adds(ElasticMapReduceResponse, "modify_instance_fleet")
def modify_instance_fleet(self):
    cluster, change = self.backend.describe_cluster(self._get_param("ClusterId")), self._get_param("InstanceFleet")
    for fleet in _fleets(cluster):
        if fleet.id == change["InstanceFleetId"]:
            fleet.on_demand = change.get("TargetOnDemandCapacity", fleet.on_demand)
            fleet.spot = change.get("TargetSpotCapacity", fleet.spot)
    return EmptyResult()


# DescribeCluster: moto knows one subnet, and fleets ask for several.
@wraps(Ec2InstanceAttributes, "__init__")
def ec2_instance_attributes(original, self, cluster):
    original(self, cluster)
    self.requested_ec2_subnet_ids = getattr(cluster, "requested_ec2_subnet_ids", [])


# ListSecurityConfigurations: moto lacks it.
@adds(ElasticMapReduceResponse, "list_security_configurations")
def list_security_configurations(self):
    return ActionResult(
        {
            "SecurityConfigurations": [
                {"Name": configuration.name, "CreationDateTime": configuration.creation_date_time}
                for configuration in self.backend.security_configurations.values()
            ]
        }
    )


# AddInstanceGroups: moto answers without the ids, and the provider panics.
@wraps(ElasticMapReduceResponse, "add_instance_groups")
def add_instance_groups(original, self):
    groups = original(self).result["InstanceGroups"]
    cluster = self.backend.describe_cluster(self._get_param("JobFlowId"))
    return ActionResult(
        {"JobFlowId": cluster.id, "ClusterArn": cluster.arn, "InstanceGroupIds": [group.id for group in groups]}
    )


# TerminateJobFlows: moto leaves the cluster's EC2 instances running.
@wraps(ElasticMapReduceBackend, "terminate_job_flows")
def terminate_job_flows(original, self, job_flow_ids):
    clusters = original(self, job_flow_ids)
    for cluster in clusters:
        if cluster.ec2_instances:
            self.ec2_backend.terminate_instances([instance.ec2_instance_id for instance in cluster.ec2_instances])
    return clusters


# RunJobFlow, AddInstanceGroups: moto starts every cluster's instances from an image of its own, with plain volumes.
@wraps(ElasticMapReduceBackend, "run_instances")
def run_instances(original, self, cluster_id, instances, instance_group):
    cluster = self.clusters[cluster_id]
    before = len(cluster.ec2_instances)
    original(self, cluster_id, instances, instance_group)
    image = self.ec2_backend.amis.get(cluster.custom_ami_id)
    if image is None:
        return
    for started in cluster.ec2_instances[before:]:
        started.ec2_instance.image_id = image.id
        root = self.ec2_backend.volumes[started.ebs_volumes[0]["VolumeId"]]
        root.encrypted = image.ebs_snapshot.encrypted
        root.kms_key_id = image.ebs_snapshot.kms_key_id
