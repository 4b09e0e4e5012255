import { FactError } from './fact-error';
import { k8s } from 'cdk8s-plus-28';
import { asArray, asObject, isObject, type JsonObject } from '../../workload';
import type { HandlerJson } from './handler-json';

/** The handlers that cdk8s-plus-28's own objects know. */
const KNOWN_HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

/**
 * A handler in the form that cdk8s-plus-28's own objects (`k8s.KubePod`, …) take: ports in its wrapper.
 *
 * @throws Error for the sleep hook, which those objects drop in silence
 */
export function kubeHandler(handler: HandlerJson): k8s.LifecycleHandler & k8s.Probe {
  const unknown = Object.keys(handler).find((kind) => !KNOWN_HANDLERS.includes(kind));
  if (unknown !== undefined) {
    throw new FactError(`cdk8s-plus-28's own objects drop '${unknown}' in silence; use it on a ZeroDowntimeDeployment`);
  }
  return Object.fromEntries(Object.entries(handler).map(([kind, action]) => [kind, kubeAction(kind, action)]));
}

function kubeAction(kind: string, action: unknown): unknown {
  const fields: JsonObject = asObject(action);
  if (kind === 'exec') return { command: asArray(fields['command']) };
  if (kind === 'grpc' || !isObject(action)) return action;
  const { port } = fields;
  return {
    ...fields,
    port: typeof port === 'number' ? k8s.IntOrString.fromNumber(port) : k8s.IntOrString.fromString(String(port)),
  };
}
