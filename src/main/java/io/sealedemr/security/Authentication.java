package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AuthenticationConfiguration}.
 *
 * @param kerberos null without Kerberos
 * @param identityCenter null without IAM Identity Center
 */
public record Authentication(@Nullable Kerberos kerberos, @Nullable IdentityCenter identityCenter) {

  public Authentication {
    if (kerberos == null && identityCenter == null) {
      throw new IllegalArgumentException(
          "authentication needs KerberosConfiguration, IdentityCenterConfiguration or both");
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (kerberos != null) {
      keys.put("KerberosConfiguration", kerberos.keys());
    }
    if (identityCenter != null) {
      keys.put("IdentityCenterConfiguration", identityCenter.keys());
    }
    return keys;
  }
}
