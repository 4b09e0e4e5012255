import { selectorMatches } from '../../kubernetes';
import { asObject, identityOf, knownKind } from '../../workload';
import type { ReleaseRule } from '../rule';
import { BUDGET, changed, DEPLOYMENT, released, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const RELABELLED = changed(DEPLOYMENT, { 'labels: { app: web }': 'labels: { app: web, tier: front }' });

/** A budget that lets go of the pods that run. */
export const budgetDropsOldPods: ReleaseRule = {
  id: 'budget-drops-old-pods',
  title: 'A budget that lets go of the pods that run',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the budget {budget} lets go of the pods of {name} that run: only pods of the new release have the labels that it asks for now',
  why: 'The new selector holds as soon as it is applied. Until the last old pod is replaced, a drain may evict all old ones at once.',
  fix: 'release in two steps: first give the pods their new labels, and then the budget its new selector',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  bad: [
    released(
      WEB,
      together(
        RELABELLED,
        SERVICE,
        changed(BUDGET, { 'matchLabels: { app: web }': 'matchLabels: { app: web, tier: front }' }),
      ),
    ),
  ],
  good: [released(WEB, together(RELABELLED, SERVICE, BUDGET))],
  *checkRelease({ objects, before, after }) {
    for (const pair of objects) {
      if (knownKind(pair.after.object) !== 'PodDisruptionBudget' || after.sharing(pair.after).length === 0) continue;
      const { selector } = asObject(pair.after.object['spec']);
      const dropped = before.sharing(pair.before).find(({ podLabels, serving, replicas }) => {
        const isGuarded = selectorMatches(selector, podLabels);
        return !isGuarded && serving.length > 0 && replicas.max > 0;
      });
      if (!dropped) continue;
      yield {
        resource: pair.after,
        path: ['spec', 'selector'],
        numbers: { budget: identityOf(pair.after).name, name: dropped.identity.name },
        ...restingOn('a node is drained while the release runs'),
      };
    }
  },
};
