import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { WEB } from '../../lib/rules/support/example';
import { checkTexts, RULES } from '../../lib/check';
import { buildCli, type Built } from './built';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const SECRET = SHORT.replaceAll('web', 'hidden-elsewhere');

interface Answered {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

describe('An assistant', () => {
  let built: Built;
  let around: string;
  let client: Client;

  beforeAll(async () => {
    built = await buildCli();
    around = mkdtempSync(join(tmpdir(), 'zero-downtime-assistant-'));
    const folder = join(around, 'shop');
    mkdirSync(join(folder, 'k8s'), { recursive: true });
    writeFileSync(join(around, 'outside.yaml'), SECRET);
    mkdirSync(join(around, 'other'));
    writeFileSync(join(around, 'other', 'x.yaml'), SECRET);
    writeFileSync(join(folder, 'k8s', 'web.yaml'), SHORT);
    symlinkSync(join(around, 'outside.yaml'), join(folder, 'k8s', 'link.yaml'));
    symlinkSync(join(around, 'other'), join(folder, 'k8s', 'folder'));
    client = new Client({ name: 'test', version: '1.0.0' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [built.cli, 'mcp'],
      env: built.env,
      cwd: folder,
    });
    await client.connect(transport);
  });

  afterAll(async () => {
    await client.close();
    built.remove();
    rmSync(around, { recursive: true, force: true });
  });

  const ask = async (name: string, args: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: args })) as unknown as Answered;
  const textOf = ({ content }: Answered) => content.map(({ text }) => text).join('\n');
  const SMALL = { texts: [{ file: 'web.yaml', text: SHORT }] };

  test('finds the five tools, each said to change nothing', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['check', 'simulate', 'fix', 'plan', 'explain']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
  });

  test('checks a text that it has at hand, as words and as data', async () => {
    const answer = await ask('check', SMALL);
    expect(textOf(answer)).toMatch(/error\[grace-too-short\][\s\S]*web\.yaml:\d+:\d+/);
    expect(answer.structuredContent).toMatchObject({
      findings: [{ rule: 'grace-too-short', page: expect.any(String) }],
    });
  });

  test('states facts that the manifests do not', async () => {
    const bare = WEB.replace(/ +zero-downtime\/longest-request: .*\n/, '');
    const answer = await ask('check', { texts: [{ file: 'web.yaml', text: bare }], facts: { longestRequest: '5m' } });
    expect(answer.structuredContent).toMatchObject({ findings: [{ rule: 'grace-too-short', severity: 'error' }] });
    const wrong = await ask('check', { ...SMALL, facts: { longestRequest: 'long' } });
    expect(wrong.isError).toBe(true);
    expect(textOf(wrong)).toMatch(/facts\.longestRequest: "long"/);
  });

  test('simulates: how many requests are lost, and which field is to blame', async () => {
    const { structuredContent } = await ask('simulate', { ...SMALL, scenarios: ['rollout'] });
    expect(structuredContent).toMatchObject({
      outcomes: [
        { scenario: 'rollout', verdict: 'loses', losses: [{ blame: { file: 'web.yaml', line: expect.any(Number) } }] },
      ],
    });
  });

  test('gets the repaired text, after which nothing is found, and no file is written', async () => {
    const { structuredContent } = await ask('fix', { paths: ['k8s/web.yaml'] });
    const { changed } = structuredContent as { changed: { file: string; text: string }[] };
    expect(changed.map(({ file }) => file)).toEqual(['k8s/web.yaml']);
    expect(checkTexts(changed).findings).toEqual([]);
    expect((await ask('check', { paths: ['k8s/web.yaml'] })).structuredContent).toMatchObject({
      summary: { errors: 1 },
    });
  });

  test('plans a service from its facts, of which check finds nothing', async () => {
    const facts = {
      name: 'web',
      image: 'registry.example.com/web:1.4.2',
      port: 8080,
      slowestStart: '60s',
      longestRequest: '20s',
    };
    const more = { onSigterm: 'drains', keptConnections: 'closes-early', readiness: '/ready' };
    const { structuredContent } = await ask('plan', { ...facts, ...more });
    const { manifest } = structuredContent as { manifest: string };
    expect(checkTexts([{ file: 'web.yaml', text: manifest }]).findings).toEqual([]);
    expect(manifest).toContain('terminationGracePeriodSeconds: 35');
    expect(manifest).toContain('zero-downtime/kept-connections: closes-early');
    const wrong = await ask('plan', { ...facts, traffic: 'pigeons', readiness: '/ready' });
    expect(textOf(wrong)).toMatch(/traffic: 'pigeons'.*known are .*ingress-nginx/);
  });

  test('reads below its folder, and nothing that paths or links lead to outside of it', async () => {
    const answer = await ask('check', { paths: ['.'] });
    expect(answer.structuredContent).toMatchObject({ summary: { errors: 1, problems: 2 } });
    expect(textOf(answer)).not.toContain('hidden-elsewhere');
    for (const path of [
      '..',
      '../outside.yaml',
      join(around, 'outside.yaml'),
      'k8s/link.yaml',
      'k8s/folder/*.yaml',
      '/etc/passwd',
      '-',
    ]) {
      const outside = await ask('check', { paths: [path] });
      expect(`${path}: ${textOf(outside)}`).toMatch(/outside of the folder|standard input/);
      expect(textOf(outside)).not.toContain('hidden-elsewhere');
    }
  });

  test('says the same of what is outside, whether it is there or not', async () => {
    const [there, missing] = [
      await ask('check', { paths: ['../outside.yaml'] }),
      await ask('check', { paths: ['../missing.yaml'] }),
    ];
    expect(textOf(missing)).toBe(textOf(there).replaceAll('outside.yaml', 'missing.yaml'));
  });

  test('reads the rules as resources, and has one explained', async () => {
    const { resources } = await client.listResources();
    expect(resources.length).toBe(RULES.length + 1);
    const { contents } = await client.readResource({ uri: 'zero-downtime://rules/grace-too-short' });
    expect(contents[0]).toMatchObject({ text: expect.stringContaining('terminationGracePeriodSeconds') });
    expect(textOf(await ask('explain', { rule: 'grace-too-shor' }))).toMatch(/grace-too-short/);
  });
});
