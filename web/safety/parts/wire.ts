import { language } from './words';

export interface Status { state: 'watching' | 'closed'; requestedAt: string; pictures: number; videos: number; found: number; notified: number; removed: number }
type Text = { ko: string; en: string };

/** The server said no, in words for the reader. */
export class Refused extends Error {}

async function post(what: string, body: BodyInit, headers: HeadersInit = {}): Promise<Response> {
  const answer = await fetch(`/api/v1/removal/${what}`, { method: 'POST', body, headers, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => null)) as { message?: Text; mend?: Text } | null;
  throw new Refused(problem?.message ? `${problem.message[language]} ${problem.mend?.[language] ?? ''}` : `${answer.status}`);
}

const postJson = (what: string, body: unknown) => post(what, JSON.stringify(body), { 'Content-Type': 'application/json' });

export const submit = async (request: unknown) => ((await (await postJson('requests', request)).json()) as { code: string }).code;
export const status = async (code: string, pin: string) => (await (await postJson('status', { code, pin })).json()) as Status;
export const withdraw = async (code: string, pin: string) => ((await (await postJson('withdrawal', { code, pin })).json()) as { at: string }).at;

export async function upload(code: string, pin: string, consent: string, picture: File): Promise<void> {
  const form = new FormData();
  form.set('code', code);
  form.set('pin', pin);
  form.set('consent', consent);
  form.set('picture', picture, 'picture'); // the file's own name may say who it is
  await post('uploads', form);
}
