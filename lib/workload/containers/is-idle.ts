import { type JsonObject } from '../../kubernetes';
import { repositoryOf } from '../image/image-name';
import { wordsOf } from './run-of';

/** What waits for ever and does nothing else: `sleep infinity`, `tail -f /dev/null`, a loop of sleeps. */
const WAITS_ONLY = [
  /^sleep (?:inf(?:inity)?|\d{5,}|\d{4,}[smhd]|\d+d)$/,
  /^tail -[fF] \/dev\/null$/,
  /^while (?:true|:|\[ 1 \]); do sleep [\w.]+ ?;? ?done ?;?$/,
];

/** The image that holds the namespaces of a pod. */
const PAUSE = /(?:^|\/)pause$/;

/** Whether a container, as far as its command says, only keeps itself running: it serves nobody, whatever leads to it. */
export function isIdle(json: JsonObject): boolean {
  const words = wordsOf(json);
  if (words.length === 0) return PAUSE.test(repositoryOf(json));
  const script = words.join(' ').trim().replace(SHELL, '').replace(/\s+/g, ' ').trim();
  const steps = /^while /.test(script) ? [script] : script.split(/\s*(?:;|&&|&\s*wait)\s*/);
  const said = steps.filter((step) => step !== '' && !/^(?:echo|printf|trap|exec$|set )/.test(step));
  return said.length > 0 && said.every((step) => WAITS_ONLY.some((form) => form.test(step.replace(BEGIN, ''))));
}

const BEGIN = /^(?:exec )?(?:\/(?:usr\/)?bin\/)?/;

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:sh|bash|ash|dash) (?:-\w+ )*-\w*c (?:-- )?/;
