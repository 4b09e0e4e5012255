import { stringify } from 'yaml';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { policyManifests, rulesOfPolicies, type PolicyAction } from '../../policy';
import type { Command } from '../command';
import { EXIT } from '../exit-code';
import type { Given } from '../flags/flag';
import { findRule } from '../find-rule';
import { UsageError } from '../usage-error';

const ACTIONS = ['warn', 'deny'] as const;

/** `policy`. */
export const policyCommand: Command = {
  usage: '[flags]',
  says: 'Prints ValidatingAdmissionPolicies with their bindings (Kubernetes 1.30 and newer) for every rule that one object decides.',
  flags: {
    action: { value: 'ACTION', says: 'what the API server does: warn (the default) or deny' },
    rule: { value: 'RULE', multiple: true, says: 'only this rule; may be given several times' },
    'except-namespace': {
      value: 'NAMESPACE',
      multiple: true,
      says: 'nothing in this namespace is asked about; may be given several times',
    },
  },
  notes: [
    [
      'how to use it',
      [
        'zero-downtime policy | kubectl apply -f -',
        'An object that ignores a rule by its annotation is not asked about it.',
      ],
    ],
  ],
  run(given, io) {
    if (given.positionals.length > 0) throw new UsageError('policy takes no arguments; name rules with --rule');
    const rules = given.all('rule').map(ruleOf);
    const manifests = policyManifests({
      action: actionOf(given),
      exceptNamespaces: given.all('except-namespace'),
      ...(rules.length > 0 && { rules }),
    });
    io.stdout.write(manifests.map((one) => `---\n${stringify(one, { lineWidth: 0 })}`).join(''));
    return EXIT.ok;
  },
};

function actionOf(given: Given): PolicyAction {
  const text = given.one('action') ?? 'warn';
  const known = ACTIONS.find((one) => one === text);
  if (!known) throw new UsageError(`--action '${text}': write ${ACTIONS.join(' or ')}${didYouMean(text, ACTIONS)}`);
  return known;
}

function ruleOf(text: string): string {
  const { id } = findRule(text);
  if (rulesOfPolicies().includes(id)) return id;
  throw new UsageError(
    `no single object decides ${id}, so the API server cannot be asked about it`,
    `zero-downtime check finds it; policies are there for ${rulesOfPolicies().join(', ')}`,
  );
}
