import type { OnSigterm } from '../../facts';
import type { JsonObject } from '../../kubernetes';
import type { Known } from './known';
import { writtenVariables } from './written-variables';

/**
 * A webhook that is built with the library of Knative, whatever registry its image was copied to: the library reads its
 * namespace and its settings from these variables, and serves on after SIGTERM until no request has come for a while.
 *
 * @see https://github.com/knative/pkg/blob/main/webhook/webhook.go
 * @see https://github.com/knative/pkg/blob/main/network/handlers/drain.go
 */
export function knativeDrainer(json: JsonObject): Known<OnSigterm> | undefined {
  const names = new Set(writtenVariables(json).map(([name]) => name));
  const isOfLibrary =
    names.has('SYSTEM_NAMESPACE') && (names.has('CONFIG_LOGGING_NAME') || names.has('METRICS_DOMAIN'));
  const isWebhook = [...names].some((name) => /^WEBHOOK_(?:NAME|PORT|SECRET_NAME|SERVICE_NAME)$/.test(name));
  if (!isOfLibrary || !isWebhook) return undefined;
  return {
    value: { kind: 'keeps-serving', for: 20 },
    because: 'webhooks of the library of Knative serve on after SIGTERM until no request has come for a while',
  };
}
