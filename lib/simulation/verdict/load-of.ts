import type { Setting } from '../model/setting';
import type { Load } from '../outcome';

/** What can be lost in a setting. */
export function loadOf({ channels, subject }: Setting): Load {
  if (channels.length > 0) return 'requests';
  return [subject.old, subject.next].some(({ containers }) => containers.some(({ ownWork }) => ownWork > 0))
    ? 'work'
    : 'nothing';
}
