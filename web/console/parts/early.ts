// A page is shown before its circuit is connected. A press on a button in that moment is kept and given
// once the page is live, provided that the same button stands there exactly once: never a neighbour of it.

const shell = () => document.querySelector<HTMLElement>('[data-live]');
const waiting = () => shell()?.dataset.live === 'false';

const face = (button: HTMLElement) => `${button.className}|${button.getAttribute('aria-label') ?? ''}|${button.textContent?.trim()}`;

function give(pressed: string): void {
  const same = [...document.querySelectorAll<HTMLButtonElement>('#main button')].filter((button) => face(button) === pressed);
  if (same.length === 1) same[0]?.click();
}

export function keepEarlyPresses(): void {
  if (!waiting()) return;
  let pressed: string | undefined;
  const keep = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('#main button[type=button]') : null;
    if (button && waiting()) pressed = face(button);
  };
  document.addEventListener('click', keep, { capture: true });
  new MutationObserver((_, observer) => {
    if (waiting()) return;
    observer.disconnect();
    document.removeEventListener('click', keep, { capture: true });
    if (pressed !== undefined) give(pressed);
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-live'] });
}
