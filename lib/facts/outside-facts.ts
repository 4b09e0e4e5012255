import { globTest } from './glob';
import type { OutsideFacts, StatedDefaults, WorkloadSelector } from './stated-defaults';

/** What identifies a workload for selectors. */
type Selected = Readonly<Record<keyof WorkloadSelector, string>>;

interface Configured {
  readonly matches: (workload: Selected) => boolean;
  readonly facts: OutsideFacts;
}

/** Finds what is stated outside of the manifests about a workload. */
export class OutsideFactsFinder {
  readonly everywhere: OutsideFacts;
  private readonly configured: readonly Configured[];

  constructor({ workloads = [], everywhere = {} }: StatedDefaults = {}) {
    this.everywhere = everywhere;
    this.configured = workloads.map(({ facts, ...selector }) => ({ facts, matches: selectorTest(selector) }));
  }

  /** What the config file states about a workload, in its order. */
  about(workload: Selected): readonly OutsideFacts[] {
    return this.configured.filter(({ matches }) => matches(workload)).map(({ facts }) => facts);
  }
}

function selectorTest({ kind = '*', namespace = '*', name = '*' }: WorkloadSelector): Configured['matches'] {
  const [isKind, isNamespace, isName] = [globTest(kind), globTest(namespace), globTest(name)];
  return (workload) => isKind(workload.kind) && isNamespace(workload.namespace) && isName(workload.name);
}
