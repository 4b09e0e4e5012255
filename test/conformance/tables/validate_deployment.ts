import { formatFieldError, validateDeployment } from '../../../lib/kubernetes';
import type { CaseInput, TableReplay } from '../table';

/** A strategy as the API has it: cases may write the limits of a rolling update beside its type. */
function strategyOf(written: unknown): unknown {
  const { maxSurge, maxUnavailable, ...strategy } = written as CaseInput;
  if (maxSurge === undefined && maxUnavailable === undefined) return strategy;
  const limits = {
    ...(maxSurge !== undefined && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
  return { ...strategy, rollingUpdate: limits };
}

/** The valid Deployment of Kubernetes' test, with what the case changes. */
function deploymentOf(input: CaseInput): CaseInput {
  const name = input['metadata.name'] ?? 'abc';
  const container = { name: 'ctr', image: 'image', imagePullPolicy: 'IfNotPresent' };
  const podSpec = {
    containers: [container],
    ...(input['restartPolicy'] !== undefined && { restartPolicy: input['restartPolicy'] }),
    ...(input['ephemeralContainers'] !== undefined && { ephemeralContainers: [{ name: 'ec', image: 'image' }] }),
  };
  const changed = ['replicas', 'minReadySeconds', 'progressDeadlineSeconds', 'revisionHistoryLimit'].filter(
    (field) => input[field] !== undefined,
  );
  return {
    metadata: { name },
    spec: {
      selector: { matchLabels: input['selector'] ?? { name: 'abc' } },
      strategy: strategyOf(
        input['strategy'] ?? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
      ),
      template: { metadata: { labels: input['templateLabels'] ?? { name: 'abc' } }, spec: podSpec },
      ...Object.fromEntries(changed.map((field) => [field, input[field]])),
    },
  };
}

/** The cases name a part of the first message. */
export const validateDeploymentTable: TableReplay = {
  inputs: [
    ...['metadata.name', 'selector', 'templateLabels', 'restartPolicy', 'ephemeralContainers', 'strategy'],
    ...['replicas', 'minReadySeconds', 'progressDeadlineSeconds', 'revisionHistoryLimit'],
  ],
  answer: (input) => {
    const [first] = validateDeployment(deploymentOf(input), '1.36');
    return first ? formatFieldError(first) : null;
  },
  agrees: (expected, answer) =>
    typeof expected === 'string' ? typeof answer === 'string' && answer.includes(expected) : answer === null,
};
