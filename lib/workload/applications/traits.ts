// What is known of applications, by kind: how many there may be, what ends with them, who asks them.

export const DATABASE = { alone: 'data', holds: 'data' } as const;
export const MEMBER = { ...DATABASE, votes: true } as const;
export const BROKER = { alone: 'data', holds: 'messages' } as const;
/** Keeps data of its own; what is lost of them is history, or can be had again. */
export const KEEPER = { alone: 'data' } as const;
export const SINGLETON = { alone: 'work' } as const;
/** Its clients connect anew by themselves, and keep what they have to say. @see https://docs.nats.io/using-nats/developer/connecting/reconnect */
export const RECONNECTS = { askedAgainBy: 'clients of NATS, which connect anew' } as const;
export const MEMBERS_KNOWN = { membersKnown: true } as const;
export const FOR_TESTS = { askedAgainBy: 'tests that are run again' } as const;
export const UNASKED = { unasked: true } as const;
/** What programs say of themselves: who says it keeps it for a while, or does without. */
export const TELEMETRY = { askedAgainBy: 'what sends telemetry, which keeps it or does without' } as const;
