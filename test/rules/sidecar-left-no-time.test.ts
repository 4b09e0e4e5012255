import { checkTexts } from '../../lib/check';

const pod = (onSigterm: string) => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: web
  annotations:
    zero-downtime/on-sigterm: ${onSigterm}
    zero-downtime/traffic: none
    zero-downtime/longest-request: 1s
    zero-downtime/longest-request.proxy: 10s
    zero-downtime/on-sigterm.proxy: drains
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 60
      initContainers: [{ name: proxy, image: proxy:1, restartPolicy: Always }]
      containers: [{ name: main, image: web:1 }]
`;

const found = (onSigterm: string) =>
  checkTexts([{ file: 'web.yaml', text: pod(onSigterm) }]).findings.filter(
    ({ rule }) => rule === 'sidecar-left-no-time',
  );

test('a sidecar behind a container that ignores SIGTERM has no time left: an error', () => {
  expect(found('ignores').map(({ severity }) => severity)).toEqual(['error']);
});

test('behind one of which nobody knows, it is a warning that names what it rests on', () => {
  const [finding] = found('unknown');
  expect(finding?.severity).toBe('warning');
  expect(finding?.assumptions).toEqual(['main ignores SIGTERM']);
});

test('behind one that drains it is none', () => {
  expect(found('drains')).toEqual([]);
});
