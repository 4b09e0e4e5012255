import { writeFacts, type StatedContainerFacts, type StatedFacts } from '../../facts';
import type { Workload } from '../../workload';
import type { Because, ProposedEdit } from './proposed-edit';

/**
 * The facts that a workload's numbers rest on and nobody has stated, as annotations: whoever reads the manifest next
 * sees what was taken for granted, and can correct it.
 */
export function proposalsOfAssumptions(workload: Workload, because: Because): readonly ProposedEdit[] {
  const { manifest, identity } = workload;
  const { file } = manifest;
  const object = { resource: identity, ...(file !== undefined && { file }) };
  return Object.entries(writeFacts(assumedFacts(workload))).map(([name, value]) => ({
    object,
    path: ['metadata', 'annotations', name],
    value,
    because,
  }));
}

function assumedFacts({ traffic, serving, containers }: Workload): StatedFacts {
  const own = serving.length > 0 ? serving : containers.slice(0, 1);
  const facts = own.map(({ longestRequest, onSigterm }): StatedContainerFacts => ({
    ...(longestRequest.assumption !== undefined && { longestRequest: longestRequest.value }),
    ...(onSigterm.assumption !== undefined && { onSigterm: onSigterm.value }),
  }));
  const [first = {}] = facts;
  return {
    workload: first,
    containers: {},
    ...(traffic.assumption !== undefined && { traffic: traffic.value }),
    ignored: [],
  };
}
