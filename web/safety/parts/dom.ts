/** The element that carries data-part. */
export const part = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-part="${name}"]`)!;

export function show(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = text === '';
}

/** A new part of the page opens: the reader is taken to it. */
export function open(element: HTMLElement): void {
  element.hidden = false;
  element.querySelector<HTMLElement>('h2')?.focus();
}
