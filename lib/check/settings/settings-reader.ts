import type { Ignore } from '../ignored/ignore';
import { withoutUser, withoutValueAt } from '../words/redact';
import { SEVERITY_LEVELS, type SeverityLevel } from '../severity-level';
import { RULES } from '../../rules';
import { readStatedDefaults } from '../../facts';
import {
  own,
  pushAll,
  setOwn,
  isObject,
  parseKubernetesVersion,
  type FieldPath,
  type Json,
  type JsonObject,
  didYouMean,
} from '../../kubernetes';
import { globPattern } from '../../source/patterns/glob';
import { ignoreOf } from './ignore-of';
import type { Settings } from './settings';

const KEYS = ['kubernetesVersion', 'facts', 'severities', 'ignores', 'strict', 'ignorePaths'];
const IGNORE_KEYS = ['rule', 'reason', 'kind', 'namespace', 'name', 'file'];
const RULE_IDS = RULES.map(({ id }) => id);

/** What is wrong with a configuration, and where. */
export interface SettingsProblem {
  readonly path: FieldPath;
  readonly message: string;
}

/** Reads a configuration and collects everything that is wrong with it. */
export class SettingsReader {
  readonly problems: SettingsProblem[] = [];
  private withoutSecrets?: (text: string) => string;

  /** @param value the whole file; an empty one says nothing */
  read(value: Json): Settings {
    const config = value === null ? {} : this.mapping(value, []);
    this.withoutSecrets = withoutValueAt({ object: config }, []);
    this.knownKeys(config, KEYS, []);
    const { stated, problems } = readStatedDefaults(config['facts']);
    pushAll(
      this.problems,
      problems.map((message) => ({ path: ['facts'], message: this.shown(message) })),
    );
    const version = this.version(config['kubernetesVersion']);
    return {
      ...(version !== undefined && { kubernetesVersion: version }),
      stated,
      severities: this.severities(config['severities']),
      ignores: this.list(config['ignores'], ['ignores']).flatMap((one, index) => this.ignore(one, ['ignores', index])),
      strict: this.flag(config['strict'], ['strict']),
      ignoresPath: this.paths(config['ignorePaths']),
    };
  }

  private version(value: Json | undefined): string | undefined {
    if (value === undefined) return undefined;
    try {
      const text = String(value);
      parseKubernetesVersion(text);
      return text;
    } catch (error) {
      // 1.30 without quotes is the number 1.3.
      const hint = typeof value === 'number' ? '; write it in quotes' : '';
      this.say(['kubernetesVersion'], (error as Error).message + hint);
      return undefined;
    }
  }

  private severities(value: Json | undefined): Settings['severities'] {
    const severities: Record<string, SeverityLevel> = {};
    for (const [rule, level] of Object.entries(value === undefined ? {} : this.mapping(value, ['severities']))) {
      // Without quotes, YAML 1.1 reads `off` as false.
      const known = level === false ? 'off' : SEVERITY_LEVELS.find((one) => one === level);
      if (this.knownRule(rule, ['severities', rule]) && known) setOwn(severities, rule, known);
      if (!known)
        this.say(['severities', rule], `${named(level)} is no severity; known are ${SEVERITY_LEVELS.join(', ')}`);
    }
    return severities;
  }

  private ignore(value: Json, path: FieldPath): readonly Ignore[] {
    const written = this.mapping(value, path);
    this.knownKeys(written, IGNORE_KEYS, path);
    const texts = Object.fromEntries(IGNORE_KEYS.map((key) => [key, this.text(own(written, key), [...path, key])]));
    const { rule, reason, ...selector } = texts;
    if (!rule) this.say(path, 'an ignore names its rule');
    if (!reason?.trim()) this.say(path, 'an ignore needs a reason: why may it be ignored?');
    if (!rule || !reason || !this.knownRule(rule, [...path, 'rule'])) return [];
    return [ignoreOf({ rule, reason, ...selector })];
  }

  private paths(value: Json | undefined): Settings['ignoresPath'] {
    const patterns = this.list(value, ['ignorePaths']).flatMap(
      (one, index) => this.text(one, ['ignorePaths', index]) ?? [],
    );
    const tests = patterns.flatMap((pattern) => {
      const bare = pattern.replace(/^\.\//, '').replace(/\/$/, '');
      return [globPattern(bare), globPattern(`${bare}/**`)];
    });
    return (path) => tests.some((test) => test.test(path));
  }

  private knownRule(rule: string, path: FieldPath): boolean {
    if (RULE_IDS.includes(rule)) return true;
    this.say(path, `there is no rule '${rule}'${didYouMean(rule, RULE_IDS)}`);
    return false;
  }

  private knownKeys(object: JsonObject, known: readonly string[], path: FieldPath): void {
    for (const key of Object.keys(object)) {
      if (!known.includes(key))
        this.say([...path, key], `'${key}' is not known here${didYouMean(key, known)}; known are ${known.join(', ')}`);
    }
  }

  private mapping(value: Json, path: FieldPath): JsonObject {
    if (isObject(value)) return value;
    this.say(path, 'this has to be a mapping');
    return {};
  }

  private list(value: Json | undefined, path: FieldPath): readonly Json[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as readonly Json[];
    this.say(path, 'this has to be a list');
    return [];
  }

  private flag(value: Json | undefined, path: FieldPath): boolean {
    if (value !== undefined && typeof value !== 'boolean') this.say(path, 'this is true or false');
    return value === true;
  }

  private text(value: Json | undefined, path: FieldPath): string | undefined {
    if (value === undefined || typeof value === 'string') return value;
    this.say(path, 'this has to be text');
    return undefined;
  }

  /** A configuration may be none: a file that was named by mistake, or what a stranger has pushed. */
  private shown(message: string): string {
    return withoutUser(this.withoutSecrets?.(message) ?? message);
  }

  private say(path: FieldPath, message: string): void {
    this.problems.push({ path, message: this.shown(message) });
  }
}

function named(value: Json | undefined): string {
  return typeof value === 'object' ? 'this' : `'${value}'`;
}
