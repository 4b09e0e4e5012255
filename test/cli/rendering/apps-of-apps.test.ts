import type { Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

const ENVIRONMENTS = {
  'environments/values.yaml': 'name: ""\n',
  'environments/values-dev.yaml': 'name: dev\n',
  'environments/values-eu-prod.yaml': 'name: eu-prod\n',
  'environments/values-us-prod.yaml': 'name: us-prod\n',
};

const FILES = {
  'environments/Chart.yaml': 'name: environments\n',
  'environments/templates/apps.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n',
  'charts/web/Chart.yaml': 'name: web\n',
  'charts/beta/Chart.yaml': 'name: beta\n',
  'charts/none/Chart.yaml': 'name: none\n',
};

/** A chart of Applications of which every environment has others. */
const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  dev: ['web', 'beta'],
  'eu-prod': ['web'],
  'us-prod': ['web'],
};

const documents = (texts: readonly string[]) =>
  texts.map((text) => `---\n# Source: c/templates/apps.yaml\n${text}`).join('');

const application = (name: string, environment: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { namespace: shop }
  source: { repoURL: x, path: charts/${name}, helm: { parameters: [{ name: host, value: ${environment} }] } }
`;

/** Helm whose charts refuse to be without a host, and whose chart of Applications refuses to be without an environment. */
async function rendered(files: Readonly<Record<string, string>> = ENVIRONMENTS) {
  const used: string[] = [];
  const tools: Tools = {
    run: (_, [, , folder = '', ...args]) => {
      const after = (flag: string) => args[args.indexOf(flag) + 1] ?? '';
      const refused = { ended: 'badly', stdout: '', stderr: 'host must be set' } as const;
      if (folder !== 'environments') {
        if (args.includes('--set')) used.push(`${folder} ${after('--set')}`);
        return args.includes('--set') ? { ended: 'well', stdout: '', stderr: '' } : refused;
      }
      const name = /values-(.+)\.yaml/.exec(args.includes('--values') ? after('--values') : '')?.[1];
      if (name === undefined) return refused;
      const stdout = documents((INSTALLED[name] ?? []).map((one) => application(one, name)));
      return { ended: 'well', stdout, stderr: '' };
    },
    inFolder: (use) => use('/tmp/own'),
    copy: () => undefined,
    write: () => undefined,
    absolute: (path) => path,
  };
  const { stdout, stderr } = await runIn({ files: { ...FILES, ...files }, tools }, 'check', '--render', '.');
  const text = `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
  return { used: used.sort(), text };
}

describe('Charts that a chart of Applications installs', () => {
  test('are rendered as in the first environment that installs them, production before others', async () => {
    const { used, text } = await rendered();
    expect(used).toEqual(['charts/beta host=dev', 'charts/web host=eu-prod']);
    expect(text).toContain('the Application beta of environments/values-dev.yaml installs it with');
    expect(text).toContain('the chart charts/none cannot be rendered');
    expect(text).not.toContain('the chart charts/web cannot be rendered');
  });

  test('are told where no environment is here', async () => {
    const { used, text } = await rendered({});
    expect(used).toEqual([]);
    expect(text).toContain('the chart charts/web cannot be rendered');
  });
});
