import { bubble, growing, pending } from './parts/bubble';
import { el } from './parts/dom';
import { PhotoSlot } from './parts/photo';
import * as wire from './parts/wire';
import { language, words } from './parts/words';

const root = document.getElementById('talk')!;
const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-part="${name}"]`)!;
const log = part<HTMLOListElement>('log');
const form = part<HTMLFormElement>('composer');
const input = part<HTMLTextAreaElement>('text');
const status = part('status');
const error = part('error');
const photo = new PhotoSlot(part<HTMLInputElement>('photo'), part('tray'));
const limit = Number(input.maxLength) || 2000;
const channel = root.dataset.channel ?? 'web';
const key = `haechi-talk-${channel}`;

let talk: wire.Conversation | null = null;
let last = 0;
let busy = false;
let watching: AbortController | null = null;
const live = new Map<number, ReturnType<typeof growing>>();

const actions = {
  choose: (choice: string) => void send({ choice }),
  rate: async (sequence: number, helpful: boolean) => { await wire.rate(talk!, sequence, helpful); },
};

function show(turn: wire.Turn): void {
  live.delete(turn.sequence);
  const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 240;
  log.querySelectorAll('.tk-choices').forEach((old) => old.remove());
  const fresh = bubble(turn, actions, true);
  const present = log.querySelector(`[data-sequence="${turn.sequence}"]`);
  if (present) present.replaceWith(fresh);
  else put(turn.sequence, fresh);
  last = Math.max(last, turn.sequence);
  if (nearEnd || turn.author === 'citizen') log.scrollTop = log.scrollHeight;
}

/** Where a turn belongs: what is forecast may come before what was said first. */
function put(sequence: number, element: HTMLElement): void {
  const later = [...log.children].find((other) => Number((other as HTMLElement).dataset.sequence) > sequence);
  log.insertBefore(element, later ?? null);
}

function growingAt(sequence: number): ReturnType<typeof growing> {
  const known = live.get(sequence);
  if (known) return known;
  const target = growing(sequence);
  live.set(sequence, target);
  put(sequence, target.element);
  return target;
}

function grow(delta: wire.Delta): void {
  if (delta.sequence <= last) return;
  growingAt(delta.sequence).add(delta.part, delta.text);
  log.scrollTop = log.scrollHeight;
}

/** A language model was asked: what was said is shown at once, and that an answer is being written. */
function expect(text: string, forecast: wire.Wording): void {
  put(forecast.question, pending(forecast.question, text));
  if (input.value.trim() === text) input.value = '';
  growingAt(forecast.answer);
  log.scrollTop = log.scrollHeight;
}

function hear(sentence: wire.Sentence): void {
  if (sentence.sequence <= last) return;
  growingAt(sentence.sequence).say(sentence.text, sentence.sources);
  log.scrollTop = log.scrollHeight;
}

/** What was forecast and did not come to be. */
function forget(): void {
  live.forEach((target) => target.element.remove());
  live.clear();
  log.querySelectorAll('.tk-pending').forEach((old) => old.remove());
}

function setMode(mode: wire.Mode, counsellor?: string): void {
  root.dataset.mode = mode;
  status.textContent = mode === 'counsellor' && counsellor ? words.with(counsellor)
    : mode === 'queued' ? words.waiting : mode === 'ended' ? words.over : words.withBot;
  form.querySelectorAll<HTMLButtonElement>('button').forEach((button) => { button.disabled = mode === 'ended'; });
}

const complain = (text: string, again?: () => void) => {
  error.replaceChildren(text, ...(again ? [' ', el('button', { type: 'button', class: 'tk-small', click: again }, words.retry)] : []));
  error.hidden = text === '';
};

const explain = (reason: unknown) => reason instanceof wire.Refused && reason.problem
  ? `${reason.problem.message[language]} ${reason.problem.mend[language]}` : words.failed;

async function send(said: wire.Said): Promise<void> {
  const text = said.text?.trim() ?? '';
  if (busy || !talk || (!text && !said.choice && !photo.file)) return;
  if (text.length > limit) return complain(words.tooLong(limit));
  busy = true;
  complain('');
  root.setAttribute('aria-busy', 'true');
  try {
    const attached = photo.file && !said.choice ? (await wire.upload(talk, photo.file)).id : undefined;
    for await (const event of wire.say(talk, { ...said, text, photo: attached })) {
      if (event.name === 'turn') show(event.data);
      else if (event.name === 'delta') grow(event.data);
      else if (event.name === 'wording') expect(text, event.data);
      else if (event.name === 'sentence') hear(event.data);
      else if (event.name === 'refused') throw new wire.Refused(409, event.data);
    }
    if (attached) photo.clear();
    if (input.value.trim() === text) input.value = '';
    const { mode, counsellor } = await wire.read(talk);
    setMode(mode, counsellor);
  } catch (reason) {
    if (!(await lost(reason))) complain(explain(reason), () => void send(said));
  } finally {
    forget();
    busy = false;
    root.removeAttribute('aria-busy');
  }
}

/** The conversation is gone on the server (ended, expired): begin a new one. */
async function lost(reason: unknown): Promise<boolean> {
  if (!(reason instanceof wire.Refused) || reason.status !== 404) return false;
  await begin();
  return true;
}

async function follow(): Promise<void> {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  let wait = 500;
  while (!signal.aborted && talk) {
    try {
      for await (const event of wire.watch(talk, last, signal)) {
        wait = 500;
        if (!error.hidden && error.textContent === words.offline) complain('');
        if (event.name === 'turn') { if (event.data.sequence > last || live.has(event.data.sequence)) show(event.data); }
        else if (event.name === 'mode') setMode(event.data.mode, event.data.counsellor);
      }
    } catch (reason) {
      if (signal.aborted) return;
      if (reason instanceof wire.Refused && reason.status === 404) return;
      complain(words.offline);
    }
    await new Promise((done) => { setTimeout(done, wait); });
    wait = Math.min(wait * 2, 15_000);
  }
}

async function begin(): Promise<void> {
  log.replaceChildren();
  last = 0;
  const started = await wire.start(language, channel);
  talk = { id: started.id, token: started.token };
  sessionStorage.setItem(key, JSON.stringify(talk));
  started.turns.forEach(show);
  setMode('bot');
  void follow();
}

async function resume(): Promise<void> {
  const kept = sessionStorage.getItem(key);
  if (kept) {
    try {
      talk = JSON.parse(kept) as wire.Conversation;
      const { mode, counsellor, turns } = await wire.read(talk);
      if (mode !== 'ended') {
        turns.forEach(show);
        setMode(mode, counsellor);
        void follow();
        return;
      }
    } catch {
      sessionStorage.removeItem(key);
    }
  }
  await begin();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send({ text: input.value });
});
input.addEventListener('keydown', (event) => {
  // Enter sends; Shift+Enter breaks the line; an IME that is composing Hangul keeps its Enter.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
// While a counsellor has the conversation they see that somebody is writing, never what: that is sent with Enter only.
let told = 0;
input.addEventListener('input', () => {
  if (!talk || root.dataset.mode !== 'counsellor' || Date.now() - told < 4000) return;
  told = Date.now();
  wire.typing(talk).catch(() => undefined);
});
part<HTMLButtonElement>('person').addEventListener('click', () => {
  if (talk) void wire.askForPerson(talk).then((turns) => { turns.forEach(show); setMode('queued'); }, (reason) => complain(explain(reason)));
});
part<HTMLButtonElement>('new').addEventListener('click', () => void begin());
root.querySelectorAll<HTMLButtonElement>('[data-say]').forEach((button) =>
  button.addEventListener('click', () => void send({ text: button.dataset.say! })));
resume().catch((reason) => complain(explain(reason), () => void resume()));
