import { asArray, asObject, type JsonObject } from '../../../kubernetes';
import { runOf, writtenVariables, type Workload } from '../../../workload';

/** An ordinal, or what stands for one: a variable of a script or of the manifest. */
const ORDINAL = /^(?:\d+|\$\w+|\$\{\w+\}|\$\(\w+\))(?=\.)/;

/** Whether the pods of a StatefulSet ask for each other by their own names, as far as arguments and variables show. */
export function asksForSinglePods({ identity, podSpec }: Workload, service: string): boolean {
  const isAsked = (text: string) => {
    const host = text.replace(ORDINAL, '');
    return host !== text && host.startsWith(`.${service}`) && !/^[\w-]/.test(host.slice(service.length + 1));
  };
  return [...asArray(podSpec['initContainers']), ...asArray(podSpec['containers'])]
    .map((container) => textOf(asObject(container)).split(`${identity.name}-`))
    .some(([, ...behindTheName]) => behindTheName.some(isAsked));
}

function textOf(container: JsonObject): string {
  return [runOf(container), ...writtenVariables(container).map(([, value]) => value)].join('\n');
}
