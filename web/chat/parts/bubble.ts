import { el, paragraphs } from './dom';
import type { Body, Part, Turn, Worded } from './wire';
import { dateTimeOf, timeOf, words } from './words';

export interface Actions { choose(choice: string): void; rate(sequence: number, helpful: boolean): Promise<void> }

/** One turn as an element of the log. */
export function bubble(turn: Turn, actions: Actions, latest: boolean): HTMLElement {
  const item = el('li', { class: `tk-turn tk-${turn.author}`, 'data-sequence': String(turn.sequence) },
    header(turn),
    el('div', { class: 'tk-bubble' }, ...content(turn.body)),
    turn.author === 'bot' && turn.body.type === 'answer' && rating(turn, actions));
  if (latest && turn.body.choices?.length) item.append(choices(turn, actions));
  return item;
}

/** What the citizen just said, until the server has stored it. */
export const pending = (sequence: number, text: string): HTMLElement =>
  el('li', { class: 'tk-turn tk-citizen tk-pending', 'data-sequence': String(sequence) }, name(words.you, false), el('div', { class: 'tk-bubble' }, ...paragraphs(text)));

/** A bubble that fills while an answer streams. */
export function growing(sequence: number): { element: HTMLElement; add(part: number, text: string): void; say(text: string, sources: string[]): void } {
  const body = el('div', { class: 'tk-bubble', 'aria-busy': 'true' });
  const waiting = el('p', { class: 'tk-thinking' }, words.thinking);
  const written = el('p', { class: 'tk-written' });
  const cited: string[] = [];
  const element = el('li', { class: 'tk-turn tk-bot', 'data-sequence': String(sequence) }, name(words.bot, true), body);
  const parts: HTMLElement[] = [];
  body.append(waiting);
  return {
    element,
    say(text, sources) {
      if (!written.parentElement) body.replaceChildren(written);
      written.append(...sentence(text, sources, cited));
    },
    add(part, text) {
      waiting.remove();
      while (parts.length <= part) parts.push(body.appendChild(el('p')));
      parts[part]!.append(text);
    },
  };
}

const name = (text: string, ai: boolean) =>
  el('div', { class: 'tk-name' }, text, ai && el('span', { class: 'tk-ai' }, words.ai));

function header(turn: Turn): HTMLElement {
  const who = { citizen: words.you, bot: words.bot, counsellor: `${turn.authorName ?? ''} ${words.counsellor}`.trim(), notice: turn.authorName ?? words.notice }[turn.author];
  const head = name(who, turn.author === 'bot');
  head.append(el('time', { datetime: turn.at, title: dateTimeOf(turn.at) }, timeOf(turn.at)));
  return head;
}

function content(body: Body): Node[] {
  switch (body.type) {
    case 'answer': return body.worded ? worded(body, body.worded) : [...(body.parts.length > 1 ? paragraphs(body.text) : []), ...body.parts.map((part, index) => answerPart(part, index, body.parts.length > 1)), el('p', { class: 'tk-label' }, body.label)];
    case 'confirm': return [...paragraphs(body.text), facts(body.fields.map((field) => [field.label, field.value]))];
    case 'receipt': return [...paragraphs(body.text), receipt(body.number),
      facts([[words.department, body.department], [words.due, dateTimeOf(body.dueAt)]])];
    case 'result': return [el('p', { class: 'tk-strong' }, `${words.result} · ${body.number}`), ...paragraphs(body.text)];
    case 'text': return [...paragraphs(body.text), ...(body.attachments ?? []).map(() => el('p', { class: 'tk-attached' }, words.photoAdded))];
    default: return paragraphs(body.text);
  }
}

/** A sentence with the numbers of its sources; a source that is new gets the next number. */
function sentence(text: string, sources: string[], cited: string[]): Node[] {
  const numbers = sources.map((id) => {
    if (!cited.includes(id)) cited.push(id);
    return cited.indexOf(id) + 1;
  });
  return [document.createTextNode(text), ...numbers.map((n) => el('sup', { class: 'tk-cite' },
    el('span', { class: 'hc-visually-hidden' }, `${words.source} `), String(n))), document.createTextNode(' ')];
}

/** What a language model wrote, the sources that it cites, and the documents themselves, folded. */
function worded(body: Extract<Body, { type: 'answer' }>, said: Worded): Node[] {
  const cited: string[] = [];
  const text = el('p', { class: 'tk-written' }, ...said.sentences.flatMap((one) => sentence(one.text, one.sources, cited)));
  const sources = cited.map((id) => body.parts.find((part) => part.source?.entryId === id)?.source).filter((source) => source !== undefined);
  return [text,
    el('ol', { class: 'tk-sources', 'aria-label': words.source }, ...sources.map((source) => el('li', {},
      `${source.title} · ${source.source} · ${words.owner}: ${source.owner} · ${source.validUntil ? words.validUntil(source.validUntil) : ''}`,
      source.demo && el('span', { class: 'tk-demo' }, words.demo)))),
    ...body.parts.filter((part) => !part.known).map((part, index) => answerPart(part, index, false)),
    el('details', { class: 'tk-original' }, el('summary', {}, words.original),
      ...body.parts.filter((part) => part.known).map((part, index) => answerPart(part, index, false))),
    el('p', { class: 'tk-label' }, body.label, ' ', el('span', { class: 'tk-model' }, words.model(said.model)))];
}

function answerPart(part: Part, index: number, several: boolean): HTMLElement {
  return el('section', { class: part.known ? 'tk-part' : 'tk-part tk-unknown' },
    several && el('h3', {}, `${words.part(index + 1)}. ${part.question ?? ''}`),
    ...marked(part),
    part.source && el('p', { class: 'tk-source' },
      `${words.source}: ${part.source.source} · ${words.owner}: ${part.source.owner} · ${part.source.validUntil ? words.validUntil(part.source.validUntil) : ''}`,
      part.source.demo && el('span', { class: 'tk-demo' }, words.demo)));
}

/** The answer with its answering sentence marked. */
function marked(part: Part): Node[] {
  const at = part.highlight ? part.text.indexOf(part.highlight) : -1;
  if (!part.highlight || at < 0 || part.highlight.length === part.text.length) return paragraphs(part.text);
  return [el('p', {}, part.text.slice(0, at), el('mark', { class: 'tk-mark' }, part.highlight), part.text.slice(at + part.highlight.length))];
}

const facts = (rows: [string, string][]) =>
  el('dl', { class: 'tk-facts' }, ...rows.flatMap(([label, value]) => [el('dt', {}, label), el('dd', {}, value)]));

function receipt(number: string): HTMLElement {
  const copy: HTMLButtonElement = el('button', {
    type: 'button', class: 'tk-small',
    click: () => void navigator.clipboard?.writeText(number).then(() => { copy.textContent = words.copied; }),
  }, words.copy);
  return el('p', { class: 'tk-receipt' }, el('span', {}, words.receipt), el('strong', {}, number), copy);
}

function rating(turn: Turn, actions: Actions): HTMLElement {
  const box = el('div', { class: 'tk-rating' });
  const thank = () => box.replaceChildren(el('span', { role: 'status' }, words.thanks));
  if (turn.helpful !== undefined && turn.helpful !== null) {
    thank();
    return box;
  }
  const button = (text: string, helpful: boolean) =>
    el('button', { type: 'button', class: 'tk-small', click: () => void actions.rate(turn.sequence, helpful).then(thank) }, text);
  box.append(el('span', {}, words.helpful), button(words.yes, true), button(words.no, false));
  return box;
}

const choices = (turn: Turn, actions: Actions) =>
  el('div', { class: 'tk-choices' }, ...turn.body.choices!.map((choice) =>
    el('button', { type: 'button', class: 'tk-choice', click: () => actions.choose(choice.id), 'data-choice': choice.id }, choice.text)));
