import { oncePer, pathBelow, type FieldPath, type ProbeTiming } from '../../../kubernetes';
import { PROBE_KINDS, probeOf, probeTimes, type Container, type JsonObject, type ProbeKind } from '../../../workload';

/** One probe of a container, as it stands in the manifest. */
export interface WrittenProbe {
  readonly kind: ProbeKind;
  readonly json: JsonObject;
  readonly path: FieldPath;
  /** With the time that its command may take, where that ends by itself. */
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
  return json && { kind, json, path: pathBelow(container.path, `${kind}Probe`), timing: probeTimes(json, container) };
}
