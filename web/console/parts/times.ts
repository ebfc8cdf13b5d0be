// Relative times grow old while a page is open. The server writes them in the same words (RelativeTime.razor).

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number, until: number][] = [
  ['minute', 60, 60 * 60],
  ['hour', 60 * 60, 60 * 60 * 24],
  ['day', 60 * 60 * 24, 60 * 60 * 24 * 30],
];

function text(seconds: number, format: Intl.RelativeTimeFormat, now: string): string | null {
  const size = Math.abs(seconds);
  if (size < 60) return now;
  for (const [unit, length, until] of steps) {
    if (size < until) return format.format(Math.trunc(seconds / length), unit);
  }
  return null; // older than a month: the server wrote the date, and it stays
}

export function keepTimesFresh(): void {
  const refresh = () => {
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang || 'ko', { style: 'short' });
    for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
      const seconds = (Date.parse(element.dateTime) - Date.now()) / 1000;
      const fresh = text(seconds, format, element.dataset.relative ?? '');
      // Only the text node's value changes: the server still owns the node.
      if (fresh !== null && element.firstChild && element.firstChild.nodeValue !== fresh) element.firstChild.nodeValue = fresh;
    }
  };
  setInterval(refresh, 30_000);
}
