package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AuthorizationConfiguration}. A part that is null, or empty, is left out.
 *
 * @param roleMappings roles with which EMRFS reads and writes for a user; the first that fits
 *     counts
 * @param runtimeRoles roles of single steps and sessions
 * @param lakeFormation AWS Lake Formation
 * @param ranger Apache Ranger, which works with Kerberos only
 */
public record Authorization(
    List<RoleMapping> roleMappings,
    @Nullable RuntimeRoles runtimeRoles,
    @Nullable LakeFormation lakeFormation,
    @Nullable Ranger ranger) {

  /** Whom a mapping is for. */
  public enum IdentifierType {
    USER("User"),
    GROUP("Group"),
    /** A prefix of S3 locations. */
    PREFIX("Prefix");

    private final String text;

    IdentifierType(String text) {
      this.text = text;
    }

    /** The word of the guide, such as {@code User}. */
    public String text() {
      return text;
    }
  }

  /**
   * An entry of {@code EmrFsConfiguration.RoleMappings} (release 5.10.0 and later).
   *
   * @param role ARN of the role
   * @param type whom it is for
   * @param identifiers names of users or groups, or prefixes; at least one
   */
  public record RoleMapping(String role, IdentifierType type, List<String> identifiers) {
    public RoleMapping {
      RoleArn.require("Role", role);
      identifiers = List.copyOf(identifiers);
      if (identifiers.isEmpty()) {
        throw new IllegalArgumentException("Identifiers: found none, allowed: one or more");
      }
    }

    Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("Role", role);
      keys.put("IdentifierType", type.text());
      keys.put("Identifiers", identifiers);
      return keys;
    }
  }

  /**
   * {@code IAMConfiguration} (release 6.7.0 and later).
   *
   * @param propagateSourceIdentity whether a step's role tells who submitted it
   */
  public record RuntimeRoles(boolean propagateSourceIdentity) {
    Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("EnableApplicationScopedIAMRole", true);
      keys.put(
          "ApplicationScopedIAMRoleConfiguration",
          Map.of("PropagateSourceIdentity", propagateSourceIdentity));
      return keys;
    }
  }

  /**
   * {@code LakeFormationConfiguration}.
   *
   * @param authorizedSessionTagValue value of the session tag that lets EMR in; null to switch Lake
   *     Formation on by its flag
   */
  public record LakeFormation(@Nullable String authorizedSessionTagValue) {
    Map<String, Object> keys() {
      return authorizedSessionTagValue == null
          ? Map.of("EnableLakeFormation", true)
          : Map.of("AuthorizedSessionTagValue", authorizedSessionTagValue);
    }
  }

  public Authorization {
    roleMappings = List.copyOf(roleMappings);
    if (roleMappings.isEmpty() && runtimeRoles == null && lakeFormation == null && ranger == null) {
      throw new IllegalArgumentException(
          "authorization needs EmrFsConfiguration, IAMConfiguration, LakeFormationConfiguration or"
              + " RangerConfiguration");
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (!roleMappings.isEmpty()) {
      keys.put(
          "EmrFsConfiguration",
          Map.of("RoleMappings", roleMappings.stream().map(RoleMapping::keys).toList()));
    }
    if (runtimeRoles != null) {
      keys.put("IAMConfiguration", runtimeRoles.keys());
    }
    if (lakeFormation != null) {
      keys.put("LakeFormationConfiguration", lakeFormation.keys());
    }
    if (ranger != null) {
      keys.put("RangerConfiguration", ranger.keys());
    }
    return keys;
  }
}
