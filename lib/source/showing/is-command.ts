/** Whether a field holds the words of a command. */
export function isCommand(field: string | number): boolean {
  return field === 'command' || field === 'args';
}
