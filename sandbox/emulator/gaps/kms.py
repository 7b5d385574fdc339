import json
from copy import copy

from moto.kms.models import KmsBackend
from moto.kms.responses import KmsResponse

from .patching import wraps


def _key(response):
    backend = response.kms_backend
    return backend.keys[backend.get_key_id(response._get_param("KeyId"))]


# EnableKeyRotation: moto drops RotationPeriodInDays.
@wraps(KmsResponse, "enable_key_rotation")
def enable_key_rotation(original, self):
    answer = original(self)
    _key(self).rotation_period_in_days = self._get_param("RotationPeriodInDays") or 365
    return answer


# GetKeyRotationStatus: moto answers without the period, so that the provider finds a change in every preview.
@wraps(KmsResponse, "get_key_rotation_status")
def get_key_rotation_status(original, self):
    status = json.loads(original(self))
    key = _key(self)
    status["KeyId"] = key.arn
    if status["KeyRotationEnabled"]:
        status["RotationPeriodInDays"] = getattr(key, "rotation_period_in_days", 365)
    return json.dumps(status)


# ReplicateKey: moto lets the replica share the primary's configuration, so that the primary becomes a replica too and
# UpdatePrimaryRegion, UpdateKeyDescription and others refuse it.
@wraps(KmsBackend, "replicate_key")
def replicate_key(original, self, key_id, replica_region):
    replica = original(self, key_id, replica_region)
    primary = self.keys[key_id]
    shared = primary.multi_region_configuration
    primary.multi_region_configuration = {**shared, "MultiRegionKeyType": "PRIMARY"}
    replica.multi_region_configuration = {**copy(shared), "MultiRegionKeyType": "REPLICA"}
    return replica
