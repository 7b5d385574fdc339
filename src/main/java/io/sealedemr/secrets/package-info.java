/** What the nodes fetch from AWS Secrets Manager: names, and the secrets as resources. */
@NullMarked
package io.sealedemr.secrets;

import org.jspecify.annotations.NullMarked;
