// One-key commands. An element says its key with aria-keyshortcuts="C"; the key clicks it.
// Combinations such as "Alt+1" or "Control+Enter" also work while somebody types.
// J and K move through [data-key-item]; / goes to [data-key-search]; ? opens the help dialog.

import { openDialog } from './dialogs';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

const visible = (element: HTMLElement) => element.checkVisibility?.() ?? element.offsetParent !== null;

function move(step: number): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('[data-key-item]')].filter(visible);
  if (items.length === 0) return false;
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  const from = focused >= 0 ? focused : items.findIndex((item) => item.hasAttribute('aria-current'));
  const next = items[Math.min(Math.max(from + step, 0), items.length - 1)];
  const focusable = next?.matches('a, button, [tabindex]') ? next : next?.querySelector<HTMLElement>('a, button');
  focusable?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

function press(key: string): boolean {
  const scope: ParentNode = document.querySelector('dialog[open]') ?? document;
  const candidates = [...scope.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].filter((element) => element.getAttribute('aria-keyshortcuts')?.split(' ').includes(key));
  for (const element of candidates) {
    if (!visible(element) || element.matches(':disabled, [aria-disabled="true"]')) continue;
    element.click();
    return true;
  }
  return false;
}

function command(key: string): boolean {
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (!inDialog && (key === 'j' || key === 'J')) return move(1);
  if (!inDialog && (key === 'k' || key === 'K')) return move(-1);
  if (!inDialog && key === '/') {
    const search = [...document.querySelectorAll<HTMLInputElement>('[data-key-search]')].find(visible);
    search?.focus();
    search?.select?.();
    return search !== undefined;
  }
  if (!inDialog && key === '?') return openDialog('keyboard-help');
  return press(key.length === 1 ? key.toUpperCase() : key);
}

// The place of the key, not its character: Alt and a Hangul layout change what it would type.
const combination = (event: KeyboardEvent) =>
  [event.ctrlKey && 'Control', event.altKey && 'Alt', event.shiftKey && 'Shift', event.code.replace(/^(?:Key|Digit)/, '').replace('NumpadEnter', 'Enter')]
    .filter(Boolean)
    .join('+');

function pressCombination(event: KeyboardEvent): boolean {
  const field = document.activeElement;
  if (event.isComposing && field instanceof HTMLElement) {
    // The syllable that is being put together is finished first, so that it is not lost to what the command writes.
    field.blur();
    field.focus();
  }
  return press(combination(event));
}

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey) return;
    if (event.ctrlKey || event.altKey) {
      if (pressCombination(event)) event.preventDefault();
      return;
    }
    if (event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === 'Escape' && (event.target as HTMLElement).matches('[data-key-search]')) (event.target as HTMLElement).blur();
      return;
    }
    // A Hangul layout sends a jamo for the same physical key: read the key's place instead.
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
    const key = letter && /[\u3131-\u3163]/.test(event.key) ? letter : event.key;
    if (key.length === 1 && command(key)) event.preventDefault();
  });
}
