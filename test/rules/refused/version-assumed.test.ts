import { check } from '../../../lib/check';
import { manifestsIn } from '../support/manifests';

const web = (lines: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: registry.example.com/web:1, ${lines} }
`;

function refusals(text: string, kubernetesVersion?: string): readonly (readonly [string, string, boolean])[] {
  const { findings } = check(manifestsIn(text), kubernetesVersion === undefined ? {} : { kubernetesVersion });
  return findings
    .filter(({ effect }) => effect === 'refused')
    .map(({ rule, severity, assumptions }) => [rule, severity, assumptions.some((one) => /newer/.test(one))] as const);
}

describe('What only older versions of Kubernetes refuse', () => {
  test.each([
    ['a field that came later', 'lifecycle: { stopSignal: SIGUSR1 }', 'field-unknown'],
    ['a value that came later', 'lifecycle: { preStop: { sleep: { seconds: 0 } } }', 'hook-refused'],
  ])(
    '%s says that the cluster is newer where nobody has stated the version: one notice, and no finding',
    (_what, lines, rule) => {
      expect(refusals(web(lines))).toEqual([]);
      const { notices } = check([...manifestsIn(web(lines)), ...manifestsIn(web(lines))]);
      expect(notices.filter(({ code }) => code === 'newer-version')).toMatchObject([
        { message: expect.stringMatching(/^2 objects use .*kubernetes-version/) as unknown },
      ]);
      expect(refusals(web(lines), '1.30')).toEqual([[rule, 'error', false]]);
      expect(refusals(web(lines), '1.36')).toEqual([]);
    },
  );

  test.each([
    ['a field that no version has', 'nonsense: 1', 'field-unknown'],
    ['a value that every version refuses', 'ports: [{ containerPort: 70000 }]', 'container-refused'],
  ])('%s is an error, whatever the version', (_what, lines, rule) => {
    expect(refusals(web(lines))).toEqual([[rule, 'error', false]]);
  });
});
