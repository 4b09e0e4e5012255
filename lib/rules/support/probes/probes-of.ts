import { oncePer, probeTiming, type FieldPath, type ProbeTiming } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  commandBound,
  PROBE_KINDS,
  probeOf,
  type Container,
  type JsonObject,
  type ProbeKind,
} from '../../../workload';

/** One probe of a container, as it stands in the manifest. */
export interface WrittenProbe {
  readonly kind: ProbeKind;
  readonly json: JsonObject;
  readonly path: FieldPath;
  readonly timing: ProbeTiming;
}

/** The probes that a container has. An ordinary init container has none: they are refused there. */
export const probesOf = oncePer((container: Container): readonly WrittenProbe[] =>
  container.role === 'init' ? [] : PROBE_KINDS.flatMap((kind) => readProbe(container, kind) ?? []),
);

/** The probe of this kind, where the container has one. */
export function probeIn(container: Container, kind: ProbeKind): WrittenProbe | undefined {
  return probesOf(container).find((probe) => probe.kind === kind);
}

function readProbe(container: Container, kind: ProbeKind): WrittenProbe | undefined {
  const json = probeOf(container, kind);
  return (
    json && { kind, json, path: [...container.path, `${kind}Probe`], timing: boundByItself(probeTiming(json), json) }
  );
}

/** A command that gives up by itself takes no longer, whatever the probe would wait for. */
function boundByItself(timing: ProbeTiming, json: JsonObject): ProbeTiming {
  const bound = commandBound(asArray(asObject(json['exec'])['command']).flatMap((word) => asString(word) ?? []));
  return bound === undefined || bound >= timing.timeout ? timing : { ...timing, timeout: bound };
}
