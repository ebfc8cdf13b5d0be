/** What the server sends; see the OpenAPI document under "Seoul Talk". */
export type Mode = 'bot' | 'queued' | 'counsellor' | 'ended';
export interface Choice { id: string; text: string }
export interface Source { entryId: string; title: string; source: string; owner: string; validUntil?: string; demo: boolean }
export interface Part { question?: string; text: string; highlight?: string; known: boolean; confidence: number; source?: Source }
/** What a language model wrote: sentences, each with the ids of the entries that support it. */
export interface Worded { model: string; sentences: { text: string; sources: string[] }[] }
export type Body = { choices?: Choice[] } & (
  | { type: 'text'; text: string; attachments?: string[] }
  | { type: 'answer'; text: string; label: string; parts: Part[]; worded?: Worded }
  | { type: 'ask'; slot: string; text: string; optional: boolean }
  | { type: 'confirm'; text: string; fields: { slot: string; label: string; value: string }[] }
  | { type: 'receipt'; number: string; text: string; department: string; dueAt: string }
  | { type: 'lookup'; number: string; found: boolean; text: string; status?: string; dueAt?: string }
  | { type: 'handover'; state: string; text: string; counsellor?: string }
  | { type: 'notice'; text: string }
  | { type: 'result'; number: string; text: string; department: string });
export interface Turn { sequence: number; at: string; author: 'citizen' | 'bot' | 'counsellor' | 'notice'; authorName?: string; body: Body; helpful?: boolean }
export interface Delta { sequence: number; part: number; text: string }
/** A language model is being asked; both numbers are a forecast. */
export interface Wording { question: number; answer: number }
/** A sentence that was accepted but not stored yet. */
export interface Sentence { sequence: number; text: string; sources: string[] }
export interface Conversation { id: string; token: string }
export interface Problem { code: string; message: { ko: string; en: string }; mend: { ko: string; en: string } }

export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Problem | null) {
    super(problem?.code ?? String(status));
  }
}

const api = '/api/v1/talk/conversations';

async function call(path: string, init: RequestInit & { token?: string } = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.token) headers.set('Authorization', `Bearer ${init.token}`);
  if (typeof init.body === 'string') headers.set('Content-Type', 'application/json');
  const response = await fetch(api + path, { ...init, headers, credentials: 'omit' });
  if (response.ok) return response;
  const isProblem = response.headers.get('Content-Type')?.includes('json');
  throw new Refused(response.status, isProblem ? await response.json() as Problem : null);
}

const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

export const start = async (language: string, channel: string) =>
  (await call('', json({ language, channel }))).json() as Promise<Conversation & { turns: Turn[] }>;
export const read = async (talk: Conversation) =>
  (await call(`/${talk.id}`, { token: talk.token })).json() as Promise<{ mode: Mode; counsellor?: string; turns: Turn[] }>;
export const askForPerson = async (talk: Conversation) =>
  (await call(`/${talk.id}/person`, { ...json({}), token: talk.token })).json() as Promise<Turn[]>;
export const rate = (talk: Conversation, sequence: number, helpful: boolean) =>
  call(`/${talk.id}/turns/${sequence}/rating`, { ...json({ helpful }), token: talk.token });

/** Says that the citizen is writing. No text goes along. */
export const typing = (talk: Conversation) => call(`/${talk.id}/typing`, { method: 'POST', token: talk.token });

export const upload = async (talk: Conversation, photo: File) => {
  const form = new FormData();
  form.append('photo', photo);
  return (await call(`/${talk.id}/photos`, { method: 'POST', body: form, token: talk.token })).json() as Promise<{ id: string }>;
};

export type Event = { name: 'turn'; data: Turn } | { name: 'delta'; data: Delta } | { name: 'mode'; data: { mode: Mode; counsellor?: string } } | { name: 'done'; data: unknown }
  | { name: 'wording'; data: Wording } | { name: 'sentence'; data: Sentence } | { name: 'refused'; data: Problem };

/** Reads server-sent events from a fetch, because EventSource cannot send a token. */
async function* events(response: Response): AsyncGenerator<Event> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value;
    let end: number;
    while ((end = buffer.indexOf('\n\n')) >= 0) {
      const lines = buffer.slice(0, end).split('\n');
      buffer = buffer.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(name + ': '))?.slice(name.length + 2);
      const name = field('event');
      const data = field('data');
      if (name && data) yield { name, data: JSON.parse(data) } as Event;
    }
  }
}

export interface Said { text?: string; choice?: string; photo?: string }

export async function* say(talk: Conversation, said: Said) {
  yield* events(await call(`/${talk.id}/turns`, { ...json(said), token: talk.token }));
}

export async function* watch(talk: Conversation, after: number, signal: AbortSignal) {
  yield* events(await call(`/${talk.id}/events?after=${after}`, { token: talk.token, signal }));
}
