/**
 * What the secrets of Secrets Manager hold: flat JSON objects of texts, as its console makes them,
 * and in one kind of them the keys under which data keys are wrapped. Knows no AWS SDK, since the
 * providers run with different ones, and quotes nothing of a secret in any message.
 */
@NullMarked
package io.sealedemr.providers.secrets;

import org.jspecify.annotations.NullMarked;
