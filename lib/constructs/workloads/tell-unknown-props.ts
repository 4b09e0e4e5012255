import type { Construct } from 'constructs';
import { didYouMean, own } from '../../kubernetes';
import { warnOf } from '../judging/warn-at-synth';
import { LATER_PROPS, type MadeFromFacts, PROP_NAMES } from './prop-names';

/** What people write who know manifests, and how it is said here. */
const SAID_AS: Readonly<Record<string, string>> = {
  name: "state 'metadata': { name: 'web' }",
  namespace: "state 'metadata': { namespace: 'shop' }, or the namespace of the chart",
  annotations: "state 'metadata': { annotations: { … } }, or 'podMetadata' for those of the pods",
  podAnnotations: "state 'podMetadata': { annotations: { … } }",
  podLabels: "state 'labels'",
  maxSurge: "it follows from the facts; state 'strategy' where it has to be another one",
  maxUnavailable: "it follows from the facts; state 'strategy' where it has to be another one",
  service: "its Service follows from 'port': state 'ownService', or call exposeViaService({ … })",
  ingress: "call exposeViaNginx('shop.example.com'), or another route",
  revisionHistoryLimit: "write it by ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3))",
  priorityClass: "state 'priorityClassName'",
  gracePeriod: "it follows from the facts; state 'terminationGracePeriod' where it has to be another one",
};

/**
 * Tells, when an app is made, of props that a construct does not have. TypeScript refuses them where they are written; in
 * JavaScript, and behind a spread, they hold for nothing. What a class of somebody's own takes besides is its own affair.
 */
export function tellUnknownProps(construct: Construct, kind: MadeFromFacts, props: object): void {
  const known = PROP_NAMES.get(kind) ?? new Set();
  for (const [name, value] of Object.entries(props)) {
    if (known.has(name) || value === undefined || (LATER_PROPS.has(name) && Reflect.has(construct, name))) continue;
    const instead = own(SAID_AS, name);
    const hint = instead === undefined ? didYouMean(name, [...known]) : `: ${instead}`;
    warnOf(construct, `a ${kind} has no prop '${name}', so that it holds for nothing${hint || ': take it out'}`);
  }
}
