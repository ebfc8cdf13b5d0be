// One-key commands. An element says its key with aria-keyshortcuts="C"; the key clicks it.
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
  const candidates = scope.querySelectorAll<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(key)}"]`);
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

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
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
