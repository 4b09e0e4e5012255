import { asArray, asObject, oncePer, type JsonObject } from '../../../kubernetes';
import { runOf, writtenVariables, type World } from '../../../workload';

/**
 * A pod of a StatefulSet by its own name, and the Service that gives it that: behind an ordinal, or what stands for one or
 * for the whole name, as a variable of a script, of the manifest or of a template does.
 */
const POD = /(?:-\d+|\$\w+|\$\{\w+\}|\$\(\w+\)|\$\(hostname\)|%[ds])\.([a-z][a-z0-9-]*)(?![\w-])/g;

/** Whether anything asks for the pods behind a Service by their own names, as far as arguments, variables and ConfigMaps show. */
export function asksForSinglePods(service: string, world: World): boolean {
  return servicesOfPods(world).has(service);
}

const servicesOfPods = oncePer(
  (world: World): ReadonlySet<string> =>
    new Set([...textsIn(world)].flatMap((text) => [...text.matchAll(POD)].map(([, service = '']) => service))),
);

function* textsIn({ workloads, manifests }: World): Iterable<string> {
  for (const { podSpec } of workloads)
    for (const container of [...asArray(podSpec['initContainers']), ...asArray(podSpec['containers'])])
      yield textOf(asObject(container));
  for (const { object } of manifests) {
    if (object['kind'] !== 'ConfigMap') continue;
    for (const text of Object.values(asObject(object['data']))) if (typeof text === 'string') yield text;
  }
}

function textOf(container: JsonObject): string {
  return [runOf(container), ...writtenVariables(container).map(([, value]) => value)].join('\n');
}
