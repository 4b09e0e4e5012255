import { readFacts, writeFacts } from '../../lib/facts';

const NOTHING_ELSE = { workload: {}, containers: {}, ignored: [] };

test('what is made elsewhere is written and read', () => {
  const madeElsewhere = ['ConfigMap/shared.config', 'ServiceAccount/web'];
  const written = writeFacts({ ...NOTHING_ELSE, madeElsewhere });
  expect(written).toEqual({ 'zero-downtime/made-elsewhere': 'ConfigMap/shared.config, ServiceAccount/web' });
  expect(readFacts(written).facts.madeElsewhere).toEqual(madeElsewhere);
  expect(writeFacts({ ...NOTHING_ELSE, madeElsewhere: [] })).toEqual({});
});

test.each(['web', 'Deployment/web', 'ServiceAccount/', 'ServiceAccount/web,', ''])('%j is no such object', (text) => {
  const { facts, unreadable } = readFacts({ 'zero-downtime/made-elsewhere': text });
  expect(facts.madeElsewhere).toBeUndefined();
  expect(unreadable).toMatchObject([{ problem: expect.stringMatching(/is no ConfigMap, Secret or ServiceAccount/) }]);
});
