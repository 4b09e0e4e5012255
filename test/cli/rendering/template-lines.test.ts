import { TemplateLines } from '../../../lib/cli/rendering/template-lines';

const stateful = (more: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: {{ .Values.name }} }
spec:
  serviceName: a
${more}`;
const KEPT = stateful('  {{- if .Values.keep }}\n  volumeClaimTemplates: []\n  {{- end }}\n');
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
const offers = (...documents: readonly string[]) =>
  new TemplateLines(() => documents.join('---\n')).isInEach('StatefulSet', 'volumeClaimTemplates');

describe('A text that a template has under a condition', () => {
  test('counts for what the document with it makes', () => {
    expect(offers(KEPT)).toBe(true);
    expect(offers(SERVICE, KEPT)).toBe(true);
  });

  test('is not counted for another object of the kind, which has none', () => {
    expect(offers(stateful(''), KEPT)).toBe(false);
    expect(offers(stateful(''))).toBe(false);
  });

  test('counts for a kind that values choose', () => {
    expect(offers(KEPT.replace('kind: StatefulSet', 'kind: {{ .Values.kind }}'))).toBe(true);
  });
});
