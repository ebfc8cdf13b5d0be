// Embeds the chat in another site of the city:
//   <script src="https://…/_content/Haechi.CitizenServices/dist/widget.js" data-language="ko" defer></script>
// The site's origin must be listed under web.widget_origins in haechi.yaml.
export {};

const script = document.currentScript as HTMLScriptElement | null
  ?? document.querySelector<HTMLScriptElement>('script[src*="Haechi.CitizenServices/dist/widget.js"]');
const origin = new URL(script!.src).origin;
const language = script?.dataset.language === 'en' ? 'en' : 'ko';
const title = language === 'en' ? 'Seoul Talk (AI)' : '서울톡(AI) 상담';

const style = (element: HTMLElement, rules: Partial<CSSStyleDeclaration>) => Object.assign(element.style, rules);

const button = document.createElement('button');
button.type = 'button';
button.textContent = title;
button.setAttribute('aria-expanded', 'false');
style(button, { position: 'fixed', right: '24px', bottom: '24px', zIndex: '2147483000', padding: '14px 22px', border: '0', borderRadius: '999px', background: '#0b50d0', color: '#fff', font: '700 17px sans-serif', boxShadow: '0 4px 16px rgb(0 0 0 / .25)', cursor: 'pointer' });

const frame = document.createElement('iframe');
frame.title = title;
frame.hidden = true;
style(frame, { position: 'fixed', right: '16px', bottom: '88px', zIndex: '2147483000', width: 'min(420px, calc(100vw - 32px))', height: 'min(680px, calc(100dvh - 112px))', border: '1px solid #b1b8be', borderRadius: '12px', background: '#fff', boxShadow: '0 8px 32px rgb(0 0 0 / .25)' });

const toggle = (open: boolean) => {
  if (open && !frame.src) frame.src = `${origin}/talk/widget?language=${language}`;
  frame.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
};
button.addEventListener('click', () => toggle(Boolean(frame.hidden)));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !frame.hidden) { toggle(false); button.focus(); } });
document.body.append(frame, button);
