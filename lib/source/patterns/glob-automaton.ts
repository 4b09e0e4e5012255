/** Whether a character may stand here. */
type Takes = (character: string) => boolean;

interface State {
  /** What leads on from here, and where to; without one, nothing is read. */
  takes?: Takes;
  /** Whether no dot may come next. */
  noDot?: boolean;
  readonly next: number[];
}

/**
 * A pattern as states that are held against a text all at once: its time is the product of both lengths, whatever they
 * say. A regular expression of the same meaning tries every way in turn.
 */
export class GlobAutomaton {
  private readonly states: State[] = [{ next: [] }];
  private readonly groups: { readonly start: number; readonly ends: number[] }[] = [];
  private last = 0;

  /** @param isPath whether `*` ends at a slash */
  constructor(private readonly isPath: boolean) {}

  /** How many braces are open. */
  get depth(): number {
    return this.groups.length;
  }

  literal(character: string): void {
    this.add({ takes: (one) => one === character });
  }

  one(mayNotBeDot: boolean): void {
    if (mayNotBeDot) this.add({ noDot: true });
    this.add({ takes: this.inName });
  }

  anything(mayNotBeginWithDot: boolean): void {
    if (mayNotBeginWithDot) this.add({ noDot: true });
    this.add({});
    this.repeat(this.last, this.inName);
  }

  /** `[abc]`, `[a-z]`, `[!abc]`. */
  oneOf(written: string): void {
    const isOther = /^\[[!^]/.test(written);
    const ranges = rangesOf([...written.slice(isOther ? 2 : 1, -1)]);
    this.add({ takes: (one) => ranges.some(([low, high]) => one >= low && one <= high) !== isOther });
  }

  /** Folders that are not hidden, and where the pattern ends here, a name below them. */
  folders(andName: boolean): void {
    if (!this.isPath) return this.anything(false);
    this.add({});
    const loop = this.last;
    this.name();
    this.add({ takes: (one) => one === '/' });
    this.at(this.last).next.push(loop);
    this.last = loop;
    this.add({});
    if (andName) this.name();
  }

  brace(token: string): void {
    if (token === '{') {
      this.add({});
      this.groups.push({ start: this.last, ends: [] });
      return;
    }
    const group = this.groups.at(-1);
    if (!group) return;
    group.ends.push(this.last);
    this.last = group.start;
    if (token === '}') this.close();
  }

  pattern(): { test(text: string): boolean } {
    while (this.groups.length > 0) this.brace('}');
    this.add({});
    const { states, last } = this;
    return { test: (text) => matches(states, last, text) };
  }

  private close(): void {
    const { ends } = this.groups.pop() ?? { ends: [] };
    this.states.push({ next: [] });
    this.last = this.states.length - 1;
    for (const end of ends) this.at(end).next.push(this.last);
  }

  private readonly inName = (one: string): boolean => !this.isPath || one !== '/';

  /** At least one character of a name, the first no dot. */
  private name(): void {
    this.add({ noDot: true });
    this.add({ takes: this.inName });
    this.add({});
    this.repeat(this.last, this.inName);
  }

  /** As many more of these as there are. */
  private repeat(state: number, takes: Takes): void {
    this.states.push({ takes, next: [state] });
    this.at(state).next.push(this.states.length - 1);
  }

  private add(state: Omit<State, 'next'>): void {
    this.states.push({ ...state, next: [] });
    this.at(this.last).next.push(this.states.length - 1);
    this.last = this.states.length - 1;
  }

  private at(index: number): State {
    return this.states[index] as State;
  }
}

function rangesOf(characters: readonly string[]): readonly (readonly [low: string, high: string])[] {
  const ranges: [string, string][] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const [low = '', dash, high] = characters.slice(at, at + 3);
    const isRange = dash === '-' && high !== undefined;
    ranges.push([low, isRange ? high : low]);
    if (isRange) at += 2;
  }
  return ranges;
}

function matches(states: readonly State[], end: number, text: string): boolean {
  const characters = [...text];
  let waiting = reached(states, [0], characters[0]);
  for (const [index, character] of characters.entries()) {
    const passed = [...waiting].filter((state) => states[state]?.takes?.(character));
    waiting = reached(
      states,
      passed.flatMap((state) => states[state]?.next ?? []),
      characters[index + 1],
    );
    if (waiting.size === 0) return false;
  }
  return waiting.has(end);
}

/** Where one may wait for the next character: a state that takes none is passed through. */
function reached(states: readonly State[], from: readonly number[], next: string | undefined): ReadonlySet<number> {
  const seen = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const state = states[index];
    if (!state || seen.has(index) || (state.noDot && next === '.')) continue;
    seen.add(index);
    if (!state.takes) for (const one of state.next) open.push(one);
  }
  return seen;
}
