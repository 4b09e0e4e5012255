import type { Finding } from '../check';

/** The facts that answer what findings assume, by what their assumptions say. */
const ANSWERS: readonly (readonly [fact: string, assumption: RegExp])[] = [
  ['on-sigterm', /what the application does on SIGTERM$/],
  ['longest-request', /^the longest request takes /],
  ['traffic', /^a ClusterIP Service sends requests to these pods$/],
  ['slowest-start', /needs some time from its start until it serves$|^the pods start within |^a start takes /],
];

/** A fact that nobody has stated, and what rests on it. */
export interface MissingFact {
  readonly fact: string;
  readonly workloads: number;
  readonly findings: number;
}

/** The facts that would answer most, that one first. */
export function missingFacts(findings: readonly Finding[]): readonly MissingFact[] {
  const missing = ANSWERS.map(([fact, assumption]) => {
    const resting = findings.filter(({ assumptions }) => assumptions.some((one) => assumption.test(one)));
    return { fact, workloads: new Set(resting.map(ownerOf)).size, findings: resting.length };
  });
  return missing.filter((one) => one.findings > 0).sort((one, other) => other.findings - one.findings);
}

/** The workload that a finding is about, as a text. */
export function ownerOf({ workload, resource, file }: Finding): string {
  const { kind, namespace, name } = workload ?? resource;
  return JSON.stringify([workload ? '' : (file ?? ''), kind, namespace, name]);
}
