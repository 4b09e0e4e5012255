/** Something that keeps the tables from being replayed; its message is all that the user sees. */
export class CannotRun extends Error {}
