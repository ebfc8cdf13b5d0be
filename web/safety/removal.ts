import { open, part, show } from './parts/dom';
import { Files } from './parts/files';
import { offerLeaving } from './parts/leave';
import * as wire from './parts/wire';
import { dateTime, language, words } from './parts/words';

const root = part('removal');
const consentVersion = root.dataset.consent!;
const problem = part('problem');
const consent = part<HTMLInputElement>('consent');
const chooser = part<HTMLInputElement>('files');
const submitButton = part<HTMLButtonElement>('submit');
const text = (name: string) => part<HTMLInputElement | HTMLTextAreaElement>(name).value.trim();

// Made once for this page, so that pressing twice files once. Eight digits that nobody chose.
const idempotencyKey = crypto.randomUUID();
const pin = String(crypto.getRandomValues(new BigUint64Array(1))[0]! % 100_000_000n).padStart(8, '0');

offerLeaving(part<HTMLAnchorElement>('leave'));
const files = new Files(part('chosen'), () => { submitButton.setAttribute('aria-busy', String(files.busy)); });
chooser.addEventListener('change', () => {
  files.add(chooser.files ?? []);
  chooser.value = '';
});

async function attempt(where: HTMLElement, work: () => Promise<void>): Promise<void> {
  show(where, '');
  try {
    await work();
  } catch (error) {
    show(where, error instanceof wire.Refused ? error.message : words.failed);
    where.focus();
  }
}

const missing = () => !consent.checked ? words.needConsent : files.busy ? words.wait : files.fingerprints.length === 0 ? words.needFile : '';

part<HTMLFormElement>('request').addEventListener('submit', (event) => {
  event.preventDefault();
  show(problem, missing());
  if (!problem.hidden || submitButton.disabled) {
    problem.focus();
    return;
  }
  void attempt(problem, async () => {
    submitButton.disabled = true;
    try {
      const addresses = text('addresses').split(/\s+/).filter(Boolean);
      const code = await wire.submit({ idempotencyKey, pin, consent: consentVersion, references: files.fingerprints, language, addresses, contact: text('contact'), note: text('note') });
      done(code);
    } finally {
      submitButton.disabled = false;
    }
  });
});

// The code is shown first: whatever becomes of the pictures, the request is filed and its owner must know how to open it.
function done(code: string): void {
  show(part('code'), code);
  show(part('pin'), pin);
  const pictures = part<HTMLInputElement>('upload').checked ? files.pictures : [];
  part<HTMLFormElement>('request').hidden = true;
  files.clear();
  open(part('done'));
  if (pictures.length) void handOver(code, pictures);
}

async function handOver(code: string, pictures: File[]): Promise<void> {
  const again = part<HTMLButtonElement>('again');
  again.hidden = true;
  const left: File[] = [];
  let why = '';
  for (const [at, picture] of pictures.entries()) {
    show(part('sent'), words.uploading(at + 1, pictures.length));
    await wire.upload(code, pin, consentVersion, picture).catch((error: unknown) => {
      left.push(picture);
      why = error instanceof wire.Refused ? error.message : '';
    });
  }
  show(part('sent'), left.length ? words.notUploaded(left.length, why) : words.uploaded(pictures.length));
  again.hidden = left.length === 0;
  again.onclick = () => void handOver(code, left);
}

part('copy').addEventListener('click', () => {
  void navigator.clipboard.writeText(`${part('code').textContent} / ${part('pin').textContent}`).then(() => show(part('copied'), words.copied));
});
part('print').addEventListener('click', () => print());

part<HTMLFormElement>('lookup').addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(part('lookup-problem'), async () => {
    const status = await wire.status(text('lookup-code'), text('lookup-pin'));
    show(part('state'), words[status.state]);
    show(part('since'), dateTime(status.requestedAt));
    show(part('entrusted'), words.count(status.pictures + status.videos));
    for (const name of ['found', 'notified', 'removed'] as const) show(part(name), words.none(status[name]));
    open(part('status'));
  });
});

part('withdraw').addEventListener('click', () => {
  const ask = part<HTMLDialogElement>('sure');
  ask.showModal();
});
part('sure-no').addEventListener('click', () => part<HTMLDialogElement>('sure').close());
part('sure-yes').addEventListener('click', () => {
  part<HTMLDialogElement>('sure').close();
  void attempt(part('lookup-problem'), async () => {
    const at = await wire.withdraw(text('lookup-code'), text('lookup-pin'));
    part('status').hidden = true;
    part<HTMLFormElement>('lookup').reset();
    show(part('deleted-at'), dateTime(at));
    open(part('deleted'));
  });
});
