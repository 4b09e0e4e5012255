import { oncePer } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  isObject,
  isWorkload,
  podTemplateOf,
  type JsonObject,
  type World,
} from '../../../workload';

/** What a pod is told its node by. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
const OF_NODE = /^(?:status\.hostIPs?|spec\.nodeName)$/;

/** The ports at which pods of a world ask the node that they are on: `http_proxy: $(NODE_NAME):4140`. */
export const portsAskedAtNodes = oncePer(
  (world: World): ReadonlySet<number> =>
    new Set(
      world.manifests
        .filter(isWorkload)
        .flatMap((manifest) => containersOf(podTemplateOf(manifest)).flatMap(portsAskedBy)),
    ),
);

function containersOf(template: JsonObject): readonly JsonObject[] {
  return asArray(asObject(template['spec'])['containers']).filter(isObject);
}

function portsAskedBy(container: JsonObject): readonly number[] {
  const variables = asArray(container['env']).filter(isObject);
  const nodes = variables.filter(({ valueFrom }) =>
    OF_NODE.test(asString(asObject(asObject(valueFrom)['fieldRef'])['fieldPath']) ?? ''),
  );
  const values = variables.map(({ value }) => value);
  const words = [...values, ...asArray(container['command']), ...asArray(container['args'])];
  const text = words.map((word) => asString(word) ?? '').join(' ');
  return nodes.flatMap(({ name }) => portsAfter(asString(name) ?? '', text));
}

/** As Kubernetes puts a variable in, or a shell does. */
function portsAfter(name: string, text: string): readonly number[] {
  const references = [`$(${name}):`, `\${${name}}:`, `$${name}:`];
  const found = references.flatMap((reference) => text.split(reference).slice(1));
  return found.map((rest) => Number.parseInt(rest, 10)).filter((port) => port > 0);
}
