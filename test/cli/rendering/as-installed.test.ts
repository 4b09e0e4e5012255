import type { CheckReport } from '../../../lib/check';
import type { Tools } from '../../../lib/cli/io';
import { installationsIn } from '../../../lib/cli/rendering/installations';
import { manifestsIn } from '../../rules/support/manifests';
import { runIn } from '../memory-io';

/** Helm that prints a Service, which the API server refuses where no values are given; what it was called with is kept. */
function helm() {
  const calls: (readonly string[])[] = [];
  const written = new Map<string, unknown>();
  const tools: Tools = {
    run: (_, args) => {
      calls.push(args);
      const port = args.includes('--values') || args.includes('--set') ? 80 : 0;
      const service = `apiVersion: v1\nkind: Service\nmetadata: { name: ${args[1]} }\nspec: { ports: [{ port: ${port} }] }\n`;
      return { ended: 'well', stdout: `---\n# Source: web/templates/web.yaml\n${service}`, stderr: '' };
    },
    inFolder: (use) => use('/tmp/own'),
    copy: () => undefined,
    write: (file, text) => written.set(file, JSON.parse(text)),
    absolute: (path) => path,
  };
  return { tools, calls, written };
}

const CHART = {
  'charts/web/Chart.yaml': 'name: web\n',
  'charts/web/prod.yaml': 'a: 1\n',
  'charts/web/templates/web.yaml': 'kind: Service\n',
};

const application = (name: string, helm: string, path = 'charts/web', also = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name} }
spec:
  destination: { namespace: shop }
  source: { repoURL: https://git.example.com/shop, path: ${path}, helm: ${helm} }
  ${also}
`;
const release = (chart: string, spec: string, kind = 'GitRepository') => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: flux }
spec: { chart: { spec: { chart: ${chart}, sourceRef: { kind: ${kind}, name: shop } } }, ${spec} }
`;

async function checked(files: Record<string, string>, ...flags: readonly string[]) {
  const used = helm();
  const { stdout, stderr } = await runIn(
    { files: { ...CHART, ...files }, tools: used.tools },
    'check',
    '--render',
    '--format',
    'json',
    ...flags,
    '.',
  );
  const rules = (JSON.parse(stdout) as CheckReport).findings.map(({ rule }) => rule);
  return { ...used, rules, stderr };
}

const MAPPED = {
  'cm.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own, namespace: flux }\ndata: { values.yaml: "port: 80" }\n',
};

describe('A chart that its own repository installs', () => {
  test('is refused by its bare defaults, where nobody installs it', async () => {
    expect((await checked({})).rules).toContain('service-refused');
  });

  test.each([
    ['values of an Application', application('shop', '{ values: "port: 80" }'), [{ port: 80 }]],
    ['its values that are no text', application('shop', '{ valuesObject: { port: 80 } }'), [{ port: 80 }]],
    ['values of a HelmRelease', release('./charts/web', 'values: { port: 80 }'), [{ port: 80 }]],
    [
      'a ConfigMap and values of a HelmRelease',
      release('charts/web', 'valuesFrom: [{ kind: ConfigMap, name: own }], values: { a: 1 }'),
      [{ port: 80 }, { a: 1 }],
    ],
  ])('is judged with %s', async (_, text, values) => {
    const { rules, written, stderr } = await checked({ ...MAPPED, 'apps/web.yaml': text });
    expect([rules, [...written.values()]]).toEqual([[], values]);
    expect(stderr).toMatch(/note: the chart charts\/web is judged with the values that the (Application|HelmRelease) /);
  });

  test('is called, and named in its namespace, as it is installed', async () => {
    const parameters =
      '{ releaseName: storefront, parameters: [{ name: port, value: "1,2" }], valueFiles: [prod.yaml] }';
    const { calls } = await checked({ 'apps/web.yaml': application('shop', parameters) });
    expect(calls).toHaveLength(1);
    const [args = []] = calls;
    expect(args.slice(0, 3)).toEqual(['template', 'storefront', 'charts/web']);
    expect(args.join(' ')).toContain('--namespace shop --values charts/web/prod.yaml --set port=1\\,2');
  });

  test('is rendered once for each release, and each stands by itself', async () => {
    const { calls, rules } = await checked({
      'apps/a.yaml': application('shop', '{ valuesObject: { port: 80 } }'),
      'apps/b.yaml': application('shop', '{ valuesObject: { port: 81 } }'),
      'apps/c.yaml': application('again', '{ valuesObject: { port: 81 }, releaseName: shop }'),
    });
    expect([calls.length, rules]).toEqual([2, []]);
  });

  test('is rendered for each of many releases, the first of which are named', async () => {
    const all = Array.from({ length: 40 }, (_, index) => [
      `apps/${String(index).padStart(2, '0')}.yaml`,
      application(`shop-${index}`, `{ valuesObject: { port: ${80 + index} } }`),
    ]);
    const { calls, stderr } = await checked(Object.fromEntries(all) as Record<string, string>);
    expect(calls).toHaveLength(40);
    expect(stderr).toContain('that the Application shop-0, the Application shop-1,');
    expect(stderr).toContain('the Application shop-4, 35 others install it with');
  });

  test.each([
    ['the user gives some', application('shop', '{ valuesObject: { port: 80 } }'), ['--set', 'a=1']],
    ['another chart is installed', application('shop', '{ valuesObject: { port: 80 } }', 'charts/other'), []],
    ['the chart comes from elsewhere', release('web', 'values: { port: 80 }', 'HelmRepository'), []],
    ['nothing names a path', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\n', []],
    ['the values are no YAML', application('shop', '{ values: "a: [" }'), []],
  ])('is not rendered with values of others where %s', async (_, text, flags) => {
    const { written } = await checked({ 'apps/web.yaml': text }, ...flags);
    expect(written.size).toBe(0);
  });

  test.each([
    ['a Secret has', release('charts/web', 'valuesFrom: [{ kind: Secret, name: own }]'), true],
    ['another repository has', application('shop', '{ valueFiles: [$values/web.yaml] }'), true],
    [
      'another repository has, which another source names',
      application('shop', '{ valueFiles: [$its/web.yaml] }', 'charts/web', 'sources: [{ ref: its, repoURL: x }]'),
      true,
    ],
    [
      'stand in the same repository, which another source names',
      application(
        'shop',
        '{ valueFiles: [$its/web.yaml] }',
        'charts/web',
        'sources: [{ ref: its, repoURL: https://git.example.com/shop }]',
      ),
      false,
    ],
    ['stand in the chart', application('shop', '{ valueFiles: [prod.yaml] }'), false],
  ])('has values that are not at hand where they are those that %s', (_, text, isOpen) => {
    expect(installationsIn(manifestsIn(text)).map((one) => one.isOpen)).toEqual([isOpen]);
  });
});
