import { checkTexts } from '../../lib/check';
import { fixTexts, type FixOptions } from '../../lib/repair';
import { FACTS, web } from './web';

const fix = (text: string, options: FixOptions = {}) => fixTexts([{ file: 'web.yaml', text }], options);
const textOf = (fixed: ReturnType<typeof fix>) => fixed.texts[0]?.text ?? '';

describe('a workload whose facts are stated', () => {
  const fixed = fix(web());

  test('loses nothing on purpose afterwards, and did before', () => {
    const [workload] = fixed.workloads;
    expect(workload?.lost.before).toBeGreaterThan(100);
    expect(workload?.lost.after).toBe(0);
    expect(workload?.left).toBeUndefined();
  });

  test('has no finding that could be mended', () => {
    const { findings } = checkTexts(fixed.texts);
    expect(findings.filter(({ edits, assumptions }) => edits.length > 0 && assumptions.length === 0)).toEqual([]);
  });

  test('keeps every line that no edit is about', () => {
    const lines = new Set(textOf(fixed).split('\n'));
    const gone = web()
      .split('\n')
      .filter((line) => !lines.has(line));
    expect(gone).toEqual(['      terminationGracePeriodSeconds: 20']);
  });

  test('gets a budget behind it, in the namespace that whoever applies it chooses', () => {
    expect(textOf(fixed)).toMatch(
      /---\napiVersion: policy\/v1\nkind: PodDisruptionBudget\nmetadata:\n {2}name: web\nspec:/,
    );
  });

  test('is told every edit with what is lost without it', () => {
    expect(fixed.made.length).toBeGreaterThan(2);
    for (const { because } of fixed.made) expect(because.rule ?? because.scenario).toBeDefined();
  });

  test('needs nothing when it is fixed again', () => {
    const again = fix(textOf(fixed));
    expect(again.made).toEqual([]);
    expect(textOf(again)).toBe(textOf(fixed));
  });
});

test('nothing is invented: facts that nobody has stated are asked for, and the text stays', () => {
  const fixed = fix(web(''));
  expect(textOf(fixed)).toBe(web(''));
  expect(fixed.workloads[0]?.left).toMatch(
    /nobody has stated zero-downtime\/longest-request, zero-downtime\/on-sigterm/,
  );
});

test('what is assumed when asked for is stated as annotations', () => {
  const fixed = fix(web(''), { assume: true });
  expect(fixed.workloads[0]?.lost.after).toBe(0);
  expect(textOf(fixed)).toMatch(
    /annotations:[\s\S]*zero-downtime\/longest-request: 1s[\s\S]*zero-downtime\/on-sigterm: unknown/,
  );
});

describe('an edit that certainly helps, by a number that holds what nobody has stated, is asked for as well', () => {
  const hooked = (onSigterm: string, more = '') =>
    web(`    zero-downtime/on-sigterm: ${onSigterm}\n${more}`).replace(
      '        ports:',
      '        lifecycle: {preStop: {sleep: {seconds: 3}}}\n        ports:',
    );
  const STATED = '    zero-downtime/longest-request: 4s\n';
  const waitOf = (text: string) => Number(/sleep: \{seconds: (\d+)\}/.exec(text)?.[1]);

  test('an application that exits has to wait for the longest request, too', () => {
    const left = fix(hooked('exits'));
    expect(waitOf(textOf(left))).toBe(3);
    expect(left.workloads[0]?.left).toMatch(/nobody has stated zero-downtime\/longest-request/);
    expect(waitOf(textOf(fix(hooked('exits', STATED))))).toBeGreaterThanOrEqual(5 + 4);
  });

  test('what is assumed of it is stated', () => {
    const text = textOf(fix(hooked('exits'), { assume: true }));
    expect(waitOf(text)).toBeGreaterThanOrEqual(5 + 1);
    expect(text).toContain('zero-downtime/longest-request: 1s');
  });

  test('of one that drains the hook waits for the routing alone', () => {
    const [finding] = checkTexts([{ file: 'web.yaml', text: hooked('drains') }]).findings.filter(
      ({ rule }) => rule === 'pre-stop-too-short',
    );
    expect(finding).toMatchObject({ severity: 'error' });
    expect(finding?.editsRestOn).toBeUndefined();
    expect(waitOf(textOf(fix(hooked('drains'))))).toBe(5);
  });
});

test('facts from elsewhere count as stated, and are not written into the manifest', () => {
  const stated = {
    everywhere: { workload: { longestRequest: 20, onSigterm: { kind: 'drains' as const } } },
  };
  const fixed = fix(web(''), { stated });
  expect(fixed.workloads[0]?.lost.after).toBe(0);
  expect(textOf(fixed)).not.toContain('zero-downtime/');
});

test('what only a person can mend is left with the reason', () => {
  const alone = web(FACTS)
    .replace('kind: Deployment', 'kind: StatefulSet')
    .replace('replicas: 2   # two are enough', 'replicas: 1\n  serviceName: web');
  const [workload] = fix(alone).workloads;
  expect(workload?.left ?? workload?.caveats.join(' ')).toMatch(/\w{3}/);
});

test('texts without a workload are as they were', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n';
  expect(fix(text)).toMatchObject({ texts: [{ file: 'web.yaml', text }], made: [], workloads: [] });
});

test('with what is assumed, an edit that cannot be made is the reason, and no fact is missing', () => {
  const twice = ['a.yaml', 'b.yaml'].map((file) => ({ file, text: web('') }));
  const reasons = fixTexts(twice, { assume: true }).workloads.flatMap(({ left }) => left ?? []);
  expect(reasons.join()).toContain('stands in more than one place');
  expect(reasons.join()).not.toContain('--assume');
});

test('what stands twice in one folder gets no budget and states nothing, and what stands in two folders has its own', () => {
  const [here, there] = [
    ['a.yaml', 'b.yaml'],
    ['a/web.yaml', 'b/web.yaml'],
  ].map(
    (files) =>
      fixTexts(
        files.map((file) => ({ file, text: web('') })),
        { assume: true },
      ).made,
  );
  expect(here).toEqual([]);
  expect(there?.filter(({ resource }) => resource.kind === 'PodDisruptionBudget')).toHaveLength(2);
});

describe('workloads of one name in two folders', () => {
  const files = ['a/web.yaml', 'b/web.yaml'];
  const texts = files.map((file, place) => ({ file, text: web(place === 0 ? FACTS : FACTS.replace('20s', '2s')) }));
  const fixed = fixTexts(texts);

  test('are each mended as if it stood alone', () => {
    expect(fixed.refused).toEqual([]);
    expect(fixed.texts.map(({ text }) => text)).toEqual(texts.map((one) => fixTexts([one]).texts[0]?.text));
    expect(new Set(fixed.made.map(({ file }) => file))).toEqual(new Set(files));
    expect(fixed.workloads.map(({ lost }) => lost.after)).toEqual([0, 0]);
  });

  test('keep what one of them has twice in its folder, and the other one is mended', () => {
    const twice = fixTexts([...texts, { file: 'b/again.yaml', text: texts[1]?.text ?? '' }]);
    expect(new Set(twice.made.map(({ file }) => file))).toEqual(new Set(['a/web.yaml']));
    expect(twice.texts[0]?.text).toBe(fixed.texts[0]?.text);
  });
});

test('of what would lose more with a part of its change, the part that cannot be written is the reason', () => {
  const alone = web('')
    .replace(/ {8}readinessProbe:\n.*\n/, '')
    .replace('replicas: 2 ', 'replicas: 3 ');
  const twice = ['a.yaml', 'b.yaml'].map((file) => ({ file, text: alone }));
  const { workloads, refused } = fixTexts(twice, { assume: true });
  expect(refused.length).toBeGreaterThan(0);
  for (const { left } of workloads) expect(left).toContain('stands in more than one place');
});

test('what stands twice is compared with what stood at its own place', () => {
  const [quick, slow] = ['1s', '20s'].map((longest) => web(FACTS.replace('20s', longest)));
  const texts = [slow, quick].map((text = '', place) => ({ file: `${place}.yaml`, text }));
  const losses = fixTexts(texts).workloads.map(({ lost }) => lost);
  expect(new Set(losses.map(({ before }) => before)).size).toBe(2);
  for (const { before, after } of losses) expect(after).toBeLessThanOrEqual(before + 1);
});

test.each(['helm.sh/hook: test', 'argocd.argoproj.io/hook: PostSync'])(
  'a Pod that runs to its end in a hook (%s) is no workload that could lose something',
  (annotation) => {
    const pod = (restartPolicy: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: probe, annotations: {${annotation}}}\nspec:\n  restartPolicy: ${restartPolicy}\n  containers: [{name: main, image: busybox}]\n`;
    expect(fix(pod('Never')).workloads).toEqual([]);
    expect(fix(pod('Always')).workloads).toHaveLength(1);
    const beside = fix(`${web()}---\n${pod('Never')}`);
    expect(beside.workloads.map(({ workload }) => workload.kind)).toEqual(['Deployment']);
  },
);
