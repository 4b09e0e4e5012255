import { validateReadinessGates } from '../../../../lib/kubernetes';
import { words } from '../words';

const NAME =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

test('A readiness gate is the type of a condition', () => {
  expect(validateReadinessGates([{ conditionType: 'target-health.elbv2.k8s.aws/web' }], ['gates'])).toEqual([]);
});

// The message of an API server.
test('A readiness gate that is no type of a condition is refused', () => {
  expect(words(validateReadinessGates([{ conditionType: 'not a type!' }], ['gates']))).toEqual([
    `gates[0].conditionType: Invalid value: "not a type!": ${NAME}`,
  ]);
});
