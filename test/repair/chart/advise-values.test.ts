import { adviseValues, wordAdvice, type AdvisedChart } from '../../../lib/repair';
import { valueReferences } from '../../../lib/source';
import { fixTexts } from '../../../lib/repair';
import type { JsonObject } from '../../../lib/kubernetes';

const template = (text: string) => ({ lines: text.split('\n'), references: valueReferences(text) });

const TEMPLATE = `apiVersion: apps/v1
kind: Deployment
spec:
  replicas: {{ .Values.count }}
  template:
    spec:
      terminationGracePeriodSeconds: {{ .Values.web.grace }}
      containers:
        - name: web
          {{- with .Values.web.hooks }}
          lifecycle:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`;

const BUDGET = `{{- if .Values.pdb.enabled }}
kind: PodDisruptionBudget
spec:
  maxUnavailable: {{ .Values.pdb.maxUnavailable }}
{{- end }}
`;

const DEFAULTS = { count: 1, web: { grace: 30, hooks: {} }, pdb: { enabled: false }, other: 1 };

type Values = typeof DEFAULTS & { web: { hooks: unknown }; pdb: { maxUnavailable?: number }; lucky?: number };

/** What the chart would be: a number that changes something else besides, too, where it is told to. */
function rendered(values: Values, isCoupled = false): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains } }
spec:
  replicas: ${values.count}
  minReadySeconds: 10
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web${isCoupled ? `, count: "${values.count}"` : ''} } }
    spec:
      terminationGracePeriodSeconds: ${values.web.grace}
      containers:
        - name: web
          image: registry.example.com/web:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5 }
          ${Object.keys(values.web.hooks).length > 0 ? `lifecycle: ${JSON.stringify(values.web.hooks)}` : ''}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
${
  values.pdb.enabled
    ? `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web-of-the-chart }
spec: { maxUnavailable: ${values.pdb.maxUnavailable ?? 0}, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: web } } }
`
    : ''
}`;
}

function laidOver(values: JsonObject, more: JsonObject): JsonObject {
  const entries = Object.entries(more).map(([key, value]) => {
    const below = values[key];
    const isBoth = [below, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    return [key, isBoth ? laidOver(below as JsonObject, value as JsonObject) : value] as const;
  });
  return { ...values, ...Object.fromEntries(entries) } as JsonObject;
}

const FILE = 'web/templates/web.yaml';

function chart(isCoupled = false, other: (round: number) => string = () => ''): AdvisedChart {
  let round = 0;
  const render = (more: JsonObject) => [
    {
      file: FILE,
      text: rendered(laidOver(DEFAULTS, more) as unknown as Values, isCoupled) + other((round += 1)),
      directory: '.',
    },
  ];
  return {
    render,
    again: () => render({}),
    values: DEFAULTS,
    templates: new Map([
      [FILE, template(TEMPLATE)],
      ['web/templates/pdb.yaml', template(BUDGET)],
    ]),
    prefixOf: () => [],
  };
}

const advice = (of: AdvisedChart) => adviseValues(of, (texts) => fixTexts(texts));
const paths = ({ advised }: ReturnType<typeof advice>) => advised.map(({ path }) => path.join('.')).sort();

const told = advice(chart());

test('every edit that a value of the chart gives is advised, and with all of them nothing is left', () => {
  expect(paths(told)).toEqual(['count', 'pdb.enabled', 'pdb.maxUnavailable', 'web.hooks.preStop']);
  expect(told.rest.made).toEqual([]);
  expect(told.rest.workloads.map(({ lost }) => lost.after)).toEqual([0]);
});

test('the advice is a values file, with the edit above each value', () => {
  expect(wordAdvice(told)).toMatch(/# Deployment web: spec\.replicas\ncount: \d+\n/);
});

test('a value that changes something else, too, is none', () => {
  const coupled = advice(chart(true));
  expect(paths(coupled)).not.toContain('count');
  expect(wordAdvice(coupled)).toMatch(/no value for these[^]*Deployment web: spec\.replicas/);
});

test('what comes out otherwise every time is no change', () => {
  const generated = (round: number) =>
    `---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { a: "${round}" }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: s${round} }\n`;
  expect(paths(advice(chart(false, generated)))).toEqual(paths(told));
});

test.each([
  ['a: {{ .Values.a.b }}', [['a', 'b']]],
  ['{{- with .Values.a }}\n{{ toYaml . }}\n{{ .b }}\n{{- end }}\n{{ .b }}', [['a'], ['a'], ['a', 'b']]],
  ['{{ range $k, $v := .Values.list }}{{ .x }}{{ $.Values.y }}{{ end }}', [['list'], ['y']]],
  ['{{ include "a.b" . }} {{ print "of .Values.no" }} {{ .Release.Name }}', []],
  [
    '{{ if and .Values.a (eq .Values.b.c "x") }}{{ else }}{{ default .Values.d 1 }}{{ end }}',
    [['a'], ['b', 'c'], ['d']],
  ],
])('%s asks for %j', (text, wanted) => {
  expect(valueReferences(text).map(({ path }) => path)).toEqual(wanted);
});
