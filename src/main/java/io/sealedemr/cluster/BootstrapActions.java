package io.sealedemr.cluster;

import com.pulumi.aws.emr.inputs.ClusterBootstrapActionArgs;
import com.pulumi.resources.Resource;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.security.S3Location;
import io.sealedemr.settings.BootstrapSettings;
import io.sealedemr.settings.BootstrapSettings.Script;
import io.sealedemr.storage.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each node runs before its applications start.
 *
 * @param actions in their order
 * @param ready the uploaded scripts
 */
record BootstrapActions(List<ClusterBootstrapActionArgs> actions, List<Resource> ready) {

  /** Uploads the project's scripts, each once. */
  static BootstrapActions create(
      EncryptionKeys keys, Storage storage, List<BootstrapSettings> settings) {
    Map<String, Storage.Script> uploaded = new HashMap<>();
    List<ClusterBootstrapActionArgs> actions = new ArrayList<>();
    for (BootstrapSettings action : settings) {
      actions.add(
          ClusterBootstrapActionArgs.builder()
              .name(action.name())
              .path(location(action.script(), keys, storage, uploaded).uri())
              .args(action.args())
              .build());
    }
    return new BootstrapActions(
        actions, uploaded.values().stream().map(Storage.Script::ready).toList());
  }

  private static S3Location location(
      Script script, EncryptionKeys keys, Storage storage, Map<String, Storage.Script> uploaded) {
    if (script instanceof Script.InS3 elsewhere) {
      return elsewhere.location();
    }
    Script.InProject own = (Script.InProject) script;
    return uploaded
        .computeIfAbsent(own.path(), path -> storage.script(keys, scriptName(path), own.text()))
        .location();
  }

  /** Of the resource and of the object: the path without the ending. */
  private static String scriptName(String path) {
    return "bootstrap-" + path.replaceFirst("\\.[^./]*$", "").replace('/', '-');
  }
}
