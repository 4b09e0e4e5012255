import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { disagreements, releaseOf, type Release } from './agreement';

const ROOT = join(__dirname, '..', '..');
const GOOD: Release = {
  version: '1.2.3',
  lockVersion: '1.2.3',
  changelog: '# Changelog\n\n## [1.2.3] - 2026-12-01\n\n## [1.2.2] - 2026-11-01\n',
  pages: { 'README.md': 'npm install cdk8s-zero-downtime@1.2.3' },
  tag: 'v1.2.3',
  repository: 'git+https://git.example.com/x.git',
};

test('version, changelog and pages of this repository agree', () => {
  expect(disagreements(releaseOf(ROOT))).toEqual([]);
});

test('what agrees may be published', () => {
  expect(disagreements(GOOD)).toEqual([]);
});

test.each<readonly [string, Partial<Release>, RegExp]>([
  ['a lock file of another version', { lockVersion: '1.2.2' }, /package-lock\.json says 1\.2\.2/],
  ['a changelog without the version', { changelog: '## [1.2.2] - 2026-11-01\n' }, /begins with 1\.2\.2/],
  ['a changelog without a day', { changelog: '## [1.2.3] - unreleased\n' }, /'unreleased'/],
  [
    'a page of another version',
    { pages: { 'docs/a.md': 'cdk8s-zero-downtime-1.2.0.tgz' } },
    /docs\/a\.md names version 1\.2\.0/,
  ],
  [
    'a hook that runs another version',
    { pages: { '.pre-commit-hooks.yaml': 'entry: npx --yes cdk8s-zero-downtime@1.2.1 check' } },
    /hooks\.yaml names version 1\.2\.1/,
  ],
  ['a page that has not heard of it', { pages: { a: 'Version 1.2.3 is not released yet.' } }, /not released yet/],
  ['a tag of another version', { tag: 'v1.2.4' }, /the tag is v1\.2\.4/],
  ['no repository', { repository: undefined }, /names no repository/],
])('%s is told', (_, change, said) => {
  expect(disagreements({ ...GOOD, ...change })).toEqual([expect.stringMatching(said)]);
});

test('what a release needs besides is asked for only when something is published', () => {
  const open = { ...GOOD, tag: undefined, repository: undefined, changelog: '## [1.2.3] - unreleased\n' };
  expect(disagreements(open)).toEqual([]);
});

test('the workflow publishes with provenance what it has checked and packed, and nothing else may write', () => {
  const { on, permissions, jobs } = parse(readFileSync(join(ROOT, '.github', 'workflows', 'release.yaml'), 'utf8')) as {
    on: { push: { tags: string[] } };
    permissions: Record<string, string>;
    jobs: Record<string, { permissions?: Record<string, string>; steps: { run?: string }[] }>;
  };
  const scripts = Object.keys(
    (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
  );
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(on.push.tags).toEqual(['v*']);
  expect(permissions).toEqual({ contents: 'read' });
  expect(jobs['publish']?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(runs.at(-1)).toMatch(/^npm publish .*--provenance/);
  for (const run of runs)
    for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?([\w:]+)/g)) expect(scripts).toContain(script);
});
